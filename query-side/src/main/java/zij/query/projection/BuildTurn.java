package zij.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to build a projection, which one process has at a time, and the connection that holds
 * it and builds. A process that dies gives it back.
 */
final class BuildTurn implements AutoCloseable {
  /** As {@link InUse#WRITES}, for the right to build: "zijb" in ASCII. */
  static final int BUILDS = 0x7A696A62;

  private static final Logger LOG = LoggerFactory.getLogger(BuildTurn.class);

  private final Connection connection;
  private final DSLContext dsl;
  private final String projection;

  private BuildTurn(Connection connection, DSLContext dsl, String projection) {
    this.connection = connection;
    this.dsl = dsl;
    this.projection = projection;
  }

  /** The turn; empty if somebody has it. */
  static Optional<BuildTurn> take(DataSource owner, String projection) throws SQLException {
    Connection connection = owner.getConnection();
    try {
      DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
      boolean isTaken =
          dsl.fetchSingle("select pg_try_advisory_lock(?, hashtext(?))::text", BUILDS, projection)
              .get(0, Boolean.class);
      if (isTaken) {
        prepare(dsl);
        return Optional.of(new BuildTurn(connection, dsl, projection));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void prepare(DSLContext dsl) {
    // What a superuser makes must belong to the owner of the rest.
    String role =
        dsl.fetchSingle(
                "select pg_get_userbyid(nspowner)::text from pg_namespace where nspname = 'query'")
            .get(0, String.class);
    dsl.execute("set role {0}", DSL.name(role));
    // A crash may lose the last batches, with the note of how far they went.
    dsl.execute("set synchronous_commit = off");
    // A plan that was made for empty tables would not do for full ones.
    dsl.execute("set plan_cache_mode = force_custom_plan");
  }

  /** The connection of the turn; each statement is a transaction, unless it is asked for one. */
  DSLContext dsl() {
    return dsl;
  }

  /** At once, not when PostgreSQL has noticed that the connection is gone. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      dsl.execute("select pg_advisory_unlock(?, hashtext(?))", BUILDS, projection);
    } catch (DataAccessException e) {
      LOG.warn("The connection of the rebuild of {} is broken", projection, e);
    }
  }
}
