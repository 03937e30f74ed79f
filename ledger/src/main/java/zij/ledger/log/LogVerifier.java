package zij.ledger.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a log from the columns of its database: every leaf and whether it is the stored one,
 * the dense positions, the sequence of every aggregate, every tile node, the head and every
 * checkpoint; all of it, or what came after a saved checkpoint. Reads one snapshot as a stream, in
 * bounded memory.
 */
public final class LogVerifier {
  /** Entries in memory at once, twice: while some are hashed, the next ones are read. */
  private static final int PAGE = 2_048;

  private final Connection connection;
  private final @Nullable VerifierKeys keys;
  private final Extent extent;
  private final Progress progress;
  private final Sequences sequences;
  private Frontier frontier = Frontier.EMPTY;
  private Frontier head = Frontier.EMPTY;
  private long checkpoints;
  private @Nullable SignedCheckpoint newest;

  private LogVerifier(
      Connection connection, @Nullable VerifierKeys keys, Extent extent, Progress progress) {
    this.connection = connection;
    this.keys = keys;
    this.extent = extent;
    this.progress = progress;
    this.sequences = new Sequences(connection, extent.first(), Sequences.REMEMBERED);
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
    verifyEntries();
    verifyHead();
    verifyNodeCount();
    sequences.verify();
    return new LogVerdict.Holds(
        frontier.size(), frontier.root(), checkpoints, extent.first(), newest);
  }

  /** Reads a page while the one before is hashed on another core. */
  private void verifyEntries() throws SQLException, LogVerdict.Fault {
    try (var hashing = Executors.newSingleThreadExecutor()) {
      var page = StoredLeaves.from(connection, extent.first(), PAGE);
      long next = extent.first();
      verifyMarks(List.of(), next);
      while (!page.isEmpty()) {
        var first = next;
        var stored = page;
        var hashed = hashing.submit(() -> HashedPage.of(first, stored));
        next += stored.size();
        page = stored.size() < PAGE ? List.of() : StoredLeaves.from(connection, next, PAGE);
        var leaves = result(hashed);
        verifyMarks(leaves.hashes(), first);
        leaves.throwFault();
        sequences.pass(stored);
        progress.at(frontier.size(), head.size());
      }
    }
    requireNoLaterCheckpoint();
  }

  private static HashedPage result(Future<HashedPage> hashed) {
    try {
      return hashed.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Grows the tree by these leaves, with a stop wherever something has to be compared. */
  private void verifyMarks(List<Hash> leaves, long first) throws SQLException, LogVerdict.Fault {
    long end = first + leaves.size();
    int done = 0;
    for (var stored : checkpoints(leaves.isEmpty() ? first - 1 : first, end)) {
      done = appendTo(stored.size(), leaves, first, done);
      verifyCheckpoint(stored);
      checkpoints++;
    }
    int _ = appendTo(end, leaves, first, done);
  }

  private int appendTo(long size, List<Hash> leaves, long first, int done)
      throws SQLException, LogVerdict.Fault {
    long saved = extent.since().map(Checkpoint::size).orElse(-1L);
    if (saved > first + done && saved < size) {
      int _ = append(leaves.subList(done, (int) (saved - first)));
      extent.compare(frontier);
      return appendTo(size, leaves, first, (int) (saved - first));
    }
    int _ = append(leaves.subList(done, (int) (size - first)));
    if (saved == size) {
      extent.compare(frontier);
    }
    return (int) (size - first);
  }

  private int append(List<Hash> leaves) throws SQLException, LogVerdict.Fault {
    var nodes = new ArrayList<TileNode>();
    frontier = frontier.append(leaves, nodes::add);
    for (var level : nodes.stream().collect(Collectors.groupingBy(TileNode::level)).values()) {
      verifyNodes(level);
    }
    return nodes.size();
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

  /** Of one level, one after the other. */
  private void verifyNodes(List<TileNode> nodes) throws SQLException, LogVerdict.Fault {
    var level = nodes.getFirst().level();
    var stored = LogReader.hashes(connection, level, nodes.getFirst().index(), nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      if (i >= stored.size() || !stored.get(i).equals(node.hash())) {
        long width = 1L << (TileNode.HEIGHT * level);
        throw new LogVerdict.Fault(
            "the stored root of entries %d to %d is missing or not theirs"
                .formatted(node.index() * width, (node.index() + 1) * width - 1));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record StoredCheckpoint(long size, byte[] root, String note) {}

  /** Those of these sizes, the first excluded. */
  private List<StoredCheckpoint> checkpoints(long behind, long upTo) throws SQLException {
    var sql =
        "select size, root, note from ledger.checkpoint where size > ? and size <= ? order by size";
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, behind);
      select.setLong(2, upTo);
      try (var rows = select.executeQuery()) {
        var found = new ArrayList<StoredCheckpoint>();
        while (rows.next()) {
          found.add(new StoredCheckpoint(rows.getLong(1), rows.getBytes(2), rows.getString(3)));
        }
        return found;
      }
    }
  }

  private void requireNoLaterCheckpoint() throws SQLException, LogVerdict.Fault {
    try (var row =
        query("select min(size) from ledger.checkpoint where size > " + frontier.size())) {
      if (row.next() && row.getObject(1) != null) {
        throw new LogVerdict.Fault(
            "checkpoint %d was signed, but the log has only %d entries"
                .formatted(row.getLong(1), frontier.size()));
      }
    }
  }

  private void verifyCheckpoint(StoredCheckpoint stored) throws LogVerdict.Fault {
    long size = stored.size();
    if (!Arrays.equals(stored.root(), frontier.root().toBytes())) {
      throw new LogVerdict.Fault(
          "the first %d entries are not those that checkpoint %d signs".formatted(size, size));
    }
    if (keys == null) {
      return;
    }
    try {
      var signed = new SignedCheckpoint(Checkpoint.open(stored.note(), keys), stored.note());
      if (signed.checkpoint().size() != size
          || !signed.checkpoint().root().equals(frontier.root())) {
        throw new LogVerdict.Fault("the note of checkpoint " + size + " signs another head");
      }
      newest = signed;
    } catch (IllegalArgumentException e) {
      throw new LogVerdict.Fault("checkpoint %d: %s".formatted(size, e.getMessage()));
    }
  }

  private ResultSet query(String sql) throws SQLException {
    var statement = connection.createStatement();
    statement.closeOnCompletion();
    return statement.executeQuery(sql);
  }

  private void verifyNodeCount() throws SQLException, LogVerdict.Fault {
    long expected = 0;
    for (int level = 1; TilePath.hashes(frontier.size(), level) > 0; level++) {
      expected += TilePath.hashes(frontier.size(), level);
    }
    try (var row = query("select count(*) from ledger.node")) {
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
}
