package zij.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of events in their aggregates: from 0, without a gap, in the order of the log. That
 * holds when no number comes twice in an aggregate and each but 0 comes behind the one before it.
 * The second is seen while the entries pass, since events of an aggregate mostly come close
 * together; the database is asked only for those that were not seen lately. To have it sort all of
 * the log instead takes several times as long as all the rest. For one thread.
 */
final class Sequences {
  /** So many aggregates are remembered, some ten megabytes. */
  static final int REMEMBERED = 1 << 16;

  private final Connection connection;
  private final long first;
  private final Map<String, Long> latest;
  private boolean right = true;

  /**
   * Has seen nothing yet.
   *
   * @param first only what is wrong from this position on counts
   * @param remembered how many aggregates
   */
  Sequences(Connection connection, long first, int remembered) {
    this.connection = connection;
    this.first = first;
    this.latest =
        new LinkedHashMap<>(remembered, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > remembered;
          }
        };
  }

  /** Takes the next entries of the log. */
  void pass(List<StoredLeaves.StoredLeaf> leaves) throws SQLException {
    var behind = new ArrayList<StoredLeaves.StoredLeaf>();
    for (var leaf : leaves) {
      @Nullable Long before = latest.put(leaf.aggregate(), leaf.sequence());
      if (before != null) {
        right &= leaf.sequence() == before + 1;
      } else if (leaf.sequence() > 0) {
        behind.add(leaf);
      }
    }
    right = right && (behind.isEmpty() || followTheirs(behind));
  }

  private boolean followTheirs(List<StoredLeaves.StoredLeaf> leaves) throws SQLException {
    var sql =
        """
        select not exists (
            select from unnest(?, ?, ?) as leaf(aggregate_id, sequence, position)
            where not exists (
                select from ledger.event e
                where e.aggregate_id = leaf.aggregate_id and e.sequence = leaf.sequence - 1
                  and e.position < leaf.position))
        """;
    try (var select = connection.prepareStatement(sql)) {
      var aggregates = leaves.stream().map(StoredLeaves.StoredLeaf::aggregate);
      select.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
      var numbers = leaves.stream().map(StoredLeaves.StoredLeaf::sequence);
      select.setArray(2, connection.createArrayOf("int8", numbers.toArray()));
      var positions = leaves.stream().map(StoredLeaves.StoredLeaf::position);
      select.setArray(3, connection.createArrayOf("int8", positions.toArray()));
      try (var row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** When all have passed. */
  void verify() throws SQLException, LogVerdict.Fault {
    if (!right || areThereTwins()) {
      nameFirstWrong();
    }
  }

  /** Not left to the unique index: who owns the database can drop it. */
  private boolean areThereTwins() throws SQLException {
    var sql =
        """
        select exists (
            select from ledger.event group by aggregate_id, sequence having count(*) > 1)
        """;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void nameFirstWrong() throws SQLException, LogVerdict.Fault {
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
