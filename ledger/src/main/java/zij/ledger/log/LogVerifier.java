package zij.ledger.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Recomputes a log from the columns of its database: every leaf and whether it is the stored one,
 * the dense positions, the sequence of every aggregate, every tile node, the head and every
 * checkpoint; all of it, or what came after a saved checkpoint. Reads one snapshot as a stream, in
 * bounded memory.
 */
public final class LogVerifier {
  private static final int PAGE = 1_000;

  private final Connection connection;
  private final @Nullable VerifierKeys keys;
  private final Extent extent;
  private final Progress progress;
  private final List<Hash> leaves = new ArrayList<>();
  private final List<TileNode> nodes = new ArrayList<>();
  private Frontier frontier = Frontier.EMPTY;
  private Frontier head = Frontier.EMPTY;
  private @Nullable SignedCheckpoint newest;

  private LogVerifier(
      Connection connection, @Nullable VerifierKeys keys, Extent extent, Progress progress) {
    this.connection = connection;
    this.keys = keys;
    this.extent = extent;
    this.progress = progress;
  }

  /**
   * Verifies the log.
   *
   * @param connection may read schema {@code ledger}; a transaction is run and rolled back on it
   * @param keys check the signatures of the checkpoints; null compares only their roots
   * @throws SQLException if the log cannot be read
   */
  public static LogVerdict verify(
      Connection connection, @Nullable VerifierKeys keys, Extent extent, Progress progress)
      throws SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      return new LogVerifier(connection, keys, extent, progress).verify();
    } catch (LogVerdict.Fault fault) {
      return fault.verdict();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private LogVerdict verify() throws SQLException, LogVerdict.Fault {
    readHead();
    extent.requireIn(head.size());
    frontier = Frontier.ofEdge(extent.first(), edge());
    long checkpoints = 0;
    var from = " where %s >= " + extent.first() + " order by 1";
    var entries = LogReader.COLUMNS.replace(" from", ", leaf_hash from");
    try (var events = stream(entries + from.formatted("position"));
        var signed =
            stream("select size, root, note from ledger.checkpoint" + from.formatted("size"))) {
      boolean more = signed.next();
      while (true) {
        compareSaved();
        while (more && signed.getLong(1) == size()) {
          verifyCheckpoint(signed);
          checkpoints++;
          more = signed.next();
        }
        if (!events.next()) {
          break;
        }
        verifyEvent(events);
      }
      if (more) {
        throw new LogVerdict.Fault(
            "checkpoint %d was signed, but the log has only %d entries"
                .formatted(signed.getLong(1), size()));
      }
    }
    flush();
    verifyHead();
    verifyNodeCount();
    verifySequences();
    return new LogVerdict.Holds(
        frontier.size(), frontier.root(), checkpoints, extent.first(), newest);
  }

  private long size() {
    return frontier.size() + leaves.size();
  }

  private void readHead() throws SQLException, LogVerdict.Fault {
    try {
      head = LogWriter.readHead(connection, "select size, frontier from ledger.head");
    } catch (IllegalArgumentException e) {
      throw new LogVerdict.Fault("the stored head is none: " + e.getMessage());
    }
  }

  /** The right edge of the tree that was saved, out of the stored hashes. */
  private List<List<Hash>> edge() throws SQLException, LogVerdict.Fault {
    var edge = new ArrayList<List<Hash>>();
    for (int level = 0; TilePath.hashes(extent.first(), level) > 0; level++) {
      long hashes = TilePath.hashes(extent.first(), level);
      int width = (int) (hashes % TileNode.WIDTH);
      edge.add(LogReader.hashes(connection, level, hashes - width, width));
      if (edge.getLast().size() < width) {
        throw new LogVerdict.Fault(
            "of the first %d entries some hashes are missing".formatted(extent.first()));
      }
    }
    return edge;
  }

  private void compareSaved() throws SQLException, LogVerdict.Fault {
    if (extent.since().isPresent() && extent.since().get().size() == size()) {
      flush();
      extent.compare(frontier);
    }
  }

  private ResultSet stream(String sql) throws SQLException {
    var statement = connection.createStatement();
    statement.closeOnCompletion();
    // Numbers and bytes as they are, not as text, from the first row on.
    statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
    statement.setFetchSize(PAGE);
    return statement.executeQuery(sql);
  }

  private void verifyEvent(ResultSet row) throws SQLException, LogVerdict.Fault {
    long expected = size();
    if (row.getLong(1) != expected) {
      throw new LogVerdict.Fault(
          "entry %d is missing, the next one is %d".formatted(expected, row.getLong(1)));
    }
    Hash leaf;
    try {
      leaf = Leaf.of(LogReader.entry(row).entry()).hash();
    } catch (IllegalArgumentException | EventTooLargeException e) {
      throw new LogVerdict.Fault("entry %d is no entry: %s".formatted(expected, e.getMessage()));
    }
    if (!Arrays.equals(leaf.toBytes(), row.getBytes(LogReader.COLUMN_COUNT + 1))) {
      throw new LogVerdict.Fault(
          "entry %d was changed: its stored hash is not that of its columns".formatted(expected));
    }
    leaves.add(leaf);
    if (leaves.size() == PAGE) {
      flush();
      progress.at(frontier.size(), head.size());
    }
  }

  private void flush() throws SQLException, LogVerdict.Fault {
    frontier = frontier.append(leaves, nodes::add);
    leaves.clear();
    for (var node : nodes) {
      verifyNode(node);
    }
    nodes.clear();
  }

  private void verifyNode(TileNode node) throws SQLException, LogVerdict.Fault {
    var sql = "select hash from ledger.node where level = ? and index = ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setInt(1, node.level());
      statement.setLong(2, node.index());
      try (var row = statement.executeQuery()) {
        if (!row.next() || !Arrays.equals(row.getBytes(1), node.hash().toBytes())) {
          long width = 1L << (TileNode.HEIGHT * node.level());
          throw new LogVerdict.Fault(
              "the stored root of entries %d to %d is missing or not theirs"
                  .formatted(node.index() * width, (node.index() + 1) * width - 1));
        }
      }
    }
  }

  private void verifyCheckpoint(ResultSet row) throws SQLException, LogVerdict.Fault {
    flush();
    long size = row.getLong(1);
    if (!Arrays.equals(row.getBytes(2), frontier.root().toBytes())) {
      throw new LogVerdict.Fault(
          "the first %d entries are not those that checkpoint %d signs".formatted(size, size));
    }
    if (keys != null) {
      try {
        var signed =
            new SignedCheckpoint(Checkpoint.open(row.getString(3), keys), row.getString(3));
        if (signed.checkpoint().size() != size
            || !signed.checkpoint().root().equals(frontier.root())) {
          throw new LogVerdict.Fault("the note of checkpoint " + size + " signs another head");
        }
        newest = signed;
      } catch (IllegalArgumentException e) {
        throw new LogVerdict.Fault("checkpoint %d: %s".formatted(size, e.getMessage()));
      }
    }
  }

  private void verifyNodeCount() throws SQLException, LogVerdict.Fault {
    long expected = 0;
    for (int level = 1; TilePath.hashes(frontier.size(), level) > 0; level++) {
      expected += TilePath.hashes(frontier.size(), level);
    }
    try (var row = stream("select count(*) from ledger.node")) {
      if (row.next() && row.getLong(1) != expected) {
        throw new LogVerdict.Fault(
            "there are %d stored tile roots, the entries have %d"
                .formatted(row.getLong(1), expected));
      }
    }
  }

  private void verifyHead() throws LogVerdict.Fault {
    if (!head.equals(frontier)) {
      throw new LogVerdict.Fault(
          "the stored head is not that of the %d entries".formatted(frontier.size()));
    }
  }

  /** In the database, which can sort any number of aggregates on disk. */
  private void verifySequences() throws SQLException, LogVerdict.Fault {
    var sql =
        """
        select position, sequence, expected from (
            select position, sequence,
                   row_number() over (partition by aggregate_id order by position) - 1 as expected
            from ledger.event) numbered
        where sequence <> expected and position >= %d order by position limit 1
        """
            .formatted(extent.first());
    try (var row = stream(sql)) {
      if (row.next()) {
        throw new LogVerdict.Fault(
            "entry %d has number %d in its aggregate, it should have %d"
                .formatted(row.getLong(1), row.getLong(2), row.getLong(3)));
      }
    }
  }
}
