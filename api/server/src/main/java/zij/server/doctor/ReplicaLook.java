package zij.server.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.PostgresqlAddress;
import zij.server.storage.PostgresqlAddress.Role;

/** Looks at the replicas: whether each is one, of this primary, and how far behind. */
final class ReplicaLook implements Look {
  private static final String CHECK = "replica";

  /** Bytes of PostgreSQL's log; one file of it. */
  private static final long TOLERATED = 16L << 20;

  private static final String WRITTEN =
      "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";

  /** No row of one that is no replica. */
  private static final String REPLAYED =
      "select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint where pg_is_in_recovery()";

  private static final String SYSTEM = "select system_identifier from pg_control_system()";

  private final ZijProperties zij;

  ReplicaLook(ZijProperties zij) {
    this.zij = zij;
  }

  @Override
  public List<Finding> look() throws SQLException {
    List<String> urls = zij.postgres().replicaUrls();
    Optional<PostgresqlAddress> primary = PostgresqlAddress.running(zij);
    if (urls.isEmpty()) return List.of(Finding.ok(CHECK, "none are configured"));
    if (primary.isEmpty()) return List.of(Finding.unknown(CHECK, "the primary does not run", ""));
    List<Finding> found = new ArrayList<>();
    try (Connection there = primary.get().connect(Role.APPLICATION)) {
      for (String url : urls) found.add(replica(primary.get().at(url), there));
    } catch (StartFailure e) {
      found.add(Finding.unknown(CHECK, "the primary does not answer", ""));
    }
    return found;
  }

  private static Finding replica(PostgresqlAddress address, Connection primary)
      throws SQLException {
    try (Connection connection = address.connect(Role.APPLICATION)) {
      Optional<Long> replayed = number(connection, REPLAYED);
      if (replayed.isEmpty() || !number(connection, SYSTEM).equals(number(primary, SYSTEM))) {
        return Finding.wrong(
            CHECK,
            address.place() + " is no replica of the primary, but a database of its own",
            "Make it anew from the primary (pg_basebackup -R), or take it out of"
                + " zij.postgres.replica-urls.");
      }
      long behind = number(primary, WRITTEN).orElseThrow() - replayed.get();
      String says = "%s is %,d bytes behind".formatted(address.place(), Math.max(0, behind));
      return behind <= TOLERATED
          ? Finding.ok(CHECK, says)
          : Finding.wrong(CHECK, says, "See pg_stat_replication of the primary, and the network.");
    } catch (StartFailure e) {
      return Finding.wrong(
          CHECK,
          String.valueOf(e.getMessage()),
          "Start it, or take it out of zij.postgres.replica-urls; the primary does its work.");
    }
  }

  private static Optional<Long> number(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }
}
