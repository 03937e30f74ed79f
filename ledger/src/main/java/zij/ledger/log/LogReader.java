package zij.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads entries from the database, a bounded page at a time, each page in a transaction of its own.
 * A fair limit stands before the pool, since many virtual threads at a small pool starve some of
 * them. Thread-safe.
 */
public final class LogReader {
  static final String COLUMNS =
      "select position, event_id, aggregate_type, aggregate_id, sequence, type, revision, at_nanos,"
          + " payload, metadata, salt from ledger.event ";

  static final int COLUMN_COUNT = 11;

  private final DataSource dataSource;
  private final Semaphore permits;

  /**
   * A reader of the log.
   *
   * @param concurrentReads reads at the same time, at most the size of the pool
   */
  public LogReader(DataSource dataSource, int concurrentReads) {
    this.dataSource = dataSource;
    this.permits = new Semaphore(concurrentReads, true);
  }

  /** Up to {@code limit} entries from a position on, in order. */
  public List<StoredEntry> from(long position, int limit) {
    return read(
        COLUMNS + "where position >= ? order by position limit ?",
        statement -> {
          statement.setLong(1, position);
          statement.setInt(2, limit);
        });
  }

  /** Up to {@code limit} entries of an aggregate from a sequence number on, in order. */
  public List<StoredEntry> ofAggregate(String aggregateId, long sequence, int limit) {
    return read(
        COLUMNS + "where aggregate_id = ? and sequence >= ? order by sequence limit ?",
        statement -> {
          statement.setString(1, aggregateId);
          statement.setLong(2, sequence);
          statement.setInt(3, limit);
        });
  }

  /** The entry at a position, if the log is that long. */
  public Optional<StoredEntry> at(long position) {
    return from(position, 1).stream().filter(entry -> entry.position() == position).findFirst();
  }

  /** The entries at these positions, in the order of the log; those that it has. */
  public List<StoredEntry> among(Collection<Long> positions) {
    return read(
        COLUMNS + "where position = any(?) order by position",
        statement ->
            statement.setArray(
                1,
                statement.getConnection().createArrayOf("bigint", positions.toArray(Long[]::new))));
  }

  /** How many entries the log has. */
  public long size() {
    return number("select size from ledger.head", _ -> {}).orElse(0);
  }

  /** The highest sequence number of an aggregate, empty if it has no events. */
  public OptionalLong lastSequence(String aggregateId) {
    return number(
        "select sequence from ledger.event where aggregate_id = ? order by sequence desc limit 1",
        statement -> statement.setString(1, aggregateId));
  }

  /** The first position with a time at or after this one, empty if there is none. */
  public OptionalLong firstSince(long atNanos) {
    return number(
        "select position from ledger.event where at_nanos >= ? order by position limit 1",
        statement -> statement.setLong(1, atNanos));
  }

  /** Up to {@code limit} hashes of a tile level from an index on; level 0 are the leaf hashes. */
  public List<Hash> hashes(int level, long from, int limit) {
    return with(connection -> hashes(connection, level, from, limit));
  }

  static List<Hash> hashes(Connection connection, int level, long from, int limit)
      throws SQLException {
    var sql =
        level == 0
            ? "select leaf_hash from ledger.event where ? = 0 and position >= ?"
                + " order by position limit ?"
            : "select hash from ledger.node where level = ? and index >= ? order by index limit ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setInt(1, level);
      statement.setLong(2, from);
      statement.setInt(3, limit);
      var hashes = new ArrayList<Hash>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          hashes.add(Hash.of(rows.getBytes(1)));
        }
      }
      return hashes;
    }
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Query<T> {
    T run(Connection connection) throws SQLException;
  }

  private List<StoredEntry> read(String sql, Parameters parameters) {
    return with(connection -> {
      var entries = new ArrayList<StoredEntry>();
      try (var statement = connection.prepareStatement(sql)) {
        parameters.set(statement);
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            entries.add(entry(rows));
          }
        }
      }
      return entries;
    });
  }

  private OptionalLong number(String sql, Parameters parameters) {
    return with(connection -> {
      try (var statement = connection.prepareStatement(sql)) {
        parameters.set(statement);
        try (var rows = statement.executeQuery()) {
          return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
      }
    });
  }

  private <T> T with(Query<T> query) {
    permits.acquireUninterruptibly();
    try (var connection = dataSource.getConnection()) {
      return query.run(connection);
    } catch (SQLException e) {
      throw new EventStoreException("cannot read the log: " + e.getMessage(), e);
    } finally {
      permits.release();
    }
  }

  static StoredEntry entry(ResultSet row) throws SQLException {
    return new StoredEntry(
        row.getLong(1),
        new Entry(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getLong(5),
            row.getString(6),
            row.getString(7),
            row.getLong(8),
            row.getBytes(9),
            row.getBytes(10),
            row.getBytes(11)));
  }
}
