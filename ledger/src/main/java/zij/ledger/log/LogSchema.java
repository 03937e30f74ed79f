package zij.ledger.log;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the log: schema {@code ledger}, with a migration history of its own. */
public final class LogSchema {
  private LogSchema() {}

  /** The migrations and how far they have come. */
  public static Flyway flyway(DataSource owner) {
    return Flyway.configure()
        .dataSource(owner)
        .schemas("ledger")
        .defaultSchema("ledger")
        .table("schema_history")
        .locations("classpath:ledger/migration")
        .load();
  }

  /**
   * Brings the schema to the newest version and gives the application its rights: to read, to
   * append through {@code ledger.append}, and to store checkpoints and what witnesses say of them.
   * Safe to repeat.
   *
   * @param owner connections of the role that owns the schema and may create it
   * @param applicationRole an existing role; the server connects as it
   * @throws IllegalStateException if the rights cannot be given
   */
  public static void migrate(DataSource owner, String applicationRole) {
    flyway(owner).migrate();
    // Not in a migration: the role is configuration and may change.
    var grants =
        """
        grant usage on schema ledger to %1$s;
        grant select on ledger.event, ledger.node, ledger.head, ledger.checkpoint to %1$s;
        grant insert on ledger.checkpoint to %1$s;
        grant execute on function ledger.append, ledger.lock_head to %1$s;
        grant select, insert on ledger.cosignature to %1$s;
        grant select, insert, update on ledger.witness to %1$s;
        """
            .formatted('"' + applicationRole.replace("\"", "\"\"") + '"');
    try (var connection = owner.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(grants);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot grant the log to role " + applicationRole, e);
    }
  }
}
