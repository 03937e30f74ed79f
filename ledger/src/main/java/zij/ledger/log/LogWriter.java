package zij.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes batches of leaves over one connection of its own, each in one transaction. It remembers
 * the head it left, so that the usual batch is one statement: only when another process has moved
 * the head does it lock the head, look and write again. Not thread-safe.
 */
final class LogWriter implements AutoCloseable {
  private static final String APPEND =
      "select ledger.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final DataSource dataSource;
  private final int timeoutMs;
  private @Nullable Session session;
  private volatile int backend;

  /** The largest head that was seen committed. */
  private long seen;

  private record Session(Connection connection, PreparedStatement append, Frontier head) {
    Session at(Frontier newHead) {
      return new Session(connection, append, newHead);
    }
  }

  LogWriter(DataSource dataSource, int timeoutMs) {
    this.dataSource = dataSource;
    this.timeoutMs = timeoutMs;
  }

  boolean connected() {
    return session != null;
  }

  /** The server process of this writer's connection, 0 before the first one. */
  int backend() {
    return backend;
  }

  void connect() throws SQLException {
    close();
    var connection = dataSource.getConnection();
    try {
      // Bounds every wait for the server, a broken network included.
      connection.setNetworkTimeout(Executors.newVirtualThreadPerTaskExecutor(), timeoutMs);
      connection.setAutoCommit(true);
      connection.unwrap(PGConnection.class).setPrepareThreshold(1);
      backend = connection.unwrap(PGConnection.class).getBackendPID();
      try (var statement = connection.createStatement()) {
        // The arrays never change the plan; planning anew would cost more than the insert.
        statement.execute("set plan_cache_mode = force_generic_plan; set jit = off");
      }
      var head = readHead(connection, "select size, frontier from ledger.head");
      requireNotShorter(head);
      session = new Session(connection, connection.prepareStatement(APPEND), head);
    } catch (SQLException e) {
      connection.close();
      throw e;
    } catch (ForkException e) {
      connection.close();
      throw e;
    }
  }

  /** What was committed once does not go away, unless an old backup took its place. */
  private void requireNotShorter(Frontier head) {
    if (head.size() < seen) {
      throw new ForkException(
          "the log has %d entries, %d of it were seen committed; nothing more is appended"
              .formatted(head.size(), seen));
    }
    seen = head.size();
  }

  /**
   * Stores the leaves behind the head and commits.
   *
   * @return the position of the first one
   * @throws ForkException if the log is shorter than it was
   */
  long write(List<Leaf> leaves) throws SQLException {
    var current = session();
    long first = current.head.size();
    if (append(current, leaves)) {
      return first;
    }
    current.connection.setAutoCommit(false);
    try {
      var head = readHead(current.connection, "select size, frontier from ledger.lock_head()");
      requireNotShorter(head);
      if (!append(current.at(head), leaves)) {
        throw new SQLException("the locked head of the log moved");
      }
      current.connection.commit();
      return head.size();
    } catch (SQLException | ForkException e) {
      rollback(current.connection, e);
      throw e;
    } finally {
      if (!current.connection.isClosed()) {
        current.connection.setAutoCommit(true);
      }
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private boolean append(Session at, List<Leaf> leaves) throws SQLException {
    var nodes = new ArrayList<TileNode>();
    var newHead = at.head.append(leaves.stream().map(Leaf::hash).toList(), nodes::add);
    var batch = new Parameters(at, leaves);
    batch.scalar(at.head.size()).scalar(newHead.toBytes());
    batch.texts(Entry::eventId).texts(Entry::aggregateType).texts(Entry::aggregateId);
    batch.numbers(Entry::sequence);
    batch.texts(Entry::type).texts(Entry::revision);
    batch.numbers(Entry::atNanos);
    batch.blobs(leaf -> leaf.entry().payload()).blobs(leaf -> leaf.entry().metadata());
    batch.blobs(leaf -> leaf.entry().salt()).blobs(leaf -> leaf.hash().toBytes());
    batch.array("int2", nodes.stream().map(node -> (short) node.level()).toArray());
    batch.array("int8", nodes.stream().map(TileNode::index).toArray());
    batch.array("bytea", nodes.stream().map(node -> node.hash().toBytes()).toArray(byte[][]::new));
    try (var result = at.append.executeQuery()) {
      result.next();
      boolean moved = result.getBoolean(1);
      if (moved) {
        session = at.at(newHead);
        seen = newHead.size();
      }
      return moved;
    }
  }

  private static final class Parameters {
    private final Session at;
    private final List<Leaf> leaves;
    private int next = 1;

    Parameters(Session at, List<Leaf> leaves) {
      this.at = at;
      this.leaves = leaves;
    }

    Parameters scalar(Object value) throws SQLException {
      at.append.setObject(next++, value);
      return this;
    }

    void array(String type, Object[] values) throws SQLException {
      at.append.setArray(next++, at.connection.createArrayOf(type, values));
    }

    Parameters texts(Function<Entry, String> column) throws SQLException {
      array("text", leaves.stream().map(leaf -> column.apply(leaf.entry())).toArray(String[]::new));
      return this;
    }

    void numbers(Function<Entry, Long> column) throws SQLException {
      array("int8", leaves.stream().map(leaf -> column.apply(leaf.entry())).toArray(Long[]::new));
    }

    Parameters blobs(Function<Leaf, byte[]> column) throws SQLException {
      array("bytea", leaves.stream().map(column).toArray(byte[][]::new));
      return this;
    }
  }

  /** Which of these leaves are in the log, by event id, with their positions. */
  Map<String, Long> positionsOf(List<Leaf> leaves) throws SQLException {
    var hashes = new HashMap<String, Hash>();
    leaves.forEach(leaf -> hashes.put(leaf.entry().eventId(), leaf.hash()));
    var connection = session().connection;
    var sql = "select event_id, position, leaf_hash from ledger.event where event_id = any (?)";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setArray(
          1, connection.createArrayOf("text", hashes.keySet().toArray(String[]::new)));
      var positions = new HashMap<String, Long>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          // The salt makes the hash ours: another event under the same id does not count.
          if (Objects.equals(Hash.of(rows.getBytes(3)), hashes.get(rows.getString(1)))) {
            positions.put(rows.getString(1), rows.getLong(2));
          }
        }
      }
      return positions;
    }
  }

  private Session session() throws SQLException {
    var current = session;
    if (current == null) {
      throw new SQLException("not connected", "08003");
    }
    return current;
  }

  static Frontier readHead(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var head = statement.executeQuery(sql)) {
      if (!head.next()) {
        throw new SQLException("the head of the log is missing");
      }
      return Frontier.of(head.getLong(1), head.getBytes(2));
    }
  }

  @Override
  public void close() {
    var current = session;
    session = null;
    if (current != null) {
      try {
        current.connection.close();
      } catch (SQLException e) {
        // It is being thrown away because it is broken.
      }
    }
  }
}
