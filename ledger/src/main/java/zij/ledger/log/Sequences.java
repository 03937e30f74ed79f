package zij.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;

/** The numbers of events in their aggregates: from 0, without a gap, in the order of the log. */
final class Sequences {
  private Sequences() {}

  /**
   * Verifies them in the database, which can sort any number of aggregates on disk. It has them in
   * the order of their numbers already; only if something is wrong they are put in the order of the
   * log.
   *
   * @param first only what is wrong from this position on counts
   */
  static void verify(Connection connection, long first) throws SQLException, LogVerdict.Fault {
    var right =
        """
        select not exists (
            select from (
                select sequence, position,
                       row_number() over numbers - 1 as expected,
                       lag(position, 1, -1::bigint) over numbers as before
                from ledger.event
                window numbers as (partition by aggregate_id order by sequence)) numbered
            where sequence <> expected or position <= before)
        """;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(right)) {
      if (row.next() && row.getBoolean(1)) {
        return;
      }
    }
    nameFirstWrong(connection, first);
  }

  private static void nameFirstWrong(Connection connection, long first)
      throws SQLException, LogVerdict.Fault {
    var sql =
        """
        select position, sequence, expected from (
            select position, sequence,
                   row_number() over (partition by aggregate_id order by position) - 1 as expected
            from ledger.event) numbered
        where sequence <> expected and position >= %d order by position limit 1
        """
            .formatted(first);
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      if (row.next()) {
        throw new LogVerdict.Fault(
            "entry %d has number %d in its aggregate, it should have %d"
                .formatted(row.getLong(1), row.getLong(2), row.getLong(3)));
      }
    }
  }
}
