package zij.ledger.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Signs heads of the log. A head is signed only if it extends everything that was signed before: no
 * fork, and nothing smaller after something larger, whichever server signs, however often it was
 * restarted, and even if the database was replaced by an old backup of itself. If it does not, the
 * alarm rings. Thread-safe, and safe for several servers.
 */
public final class Checkpoints {
  /**
   * A checkpoint and when it was signed.
   *
   * @param at by the clock of the database
   */
  public record Dated(SignedCheckpoint signed, Instant at) {}

  /** The longest page of {@link #before}. */
  public static final int MAX_PAGE = 100;

  /** Any constant; it is the same for every server of a database and nobody else's. */
  private static final long SIGNING_LOCK = 0x7a696a2d6c6f67L;

  static final String LATEST = "select note from ledger.checkpoint order by size desc limit 1";

  private final DataSource dataSource;
  private final LogSigner signer;
  private final KeptCheckpoint kept;
  private final ForkAlarm alarm;

  /**
   * Checkpoints of the log in this database.
   *
   * @param dataSource connections as the application role
   * @param kept what this server remembers outside the database
   */
  public Checkpoints(
      DataSource dataSource, LogSigner signer, KeptCheckpoint kept, ForkAlarm alarm) {
    this.dataSource = dataSource;
    this.signer = signer;
    this.kept = kept;
    this.alarm = alarm;
  }

  /**
   * The newest signed checkpoint, empty before the first.
   *
   * @throws IllegalArgumentException if it is not signed with a key of this log
   */
  public Optional<SignedCheckpoint> latest() {
    return read(connection -> Optional.ofNullable(latest(connection)));
  }

  /**
   * The signed checkpoint of exactly this size, if there is one.
   *
   * @throws IllegalArgumentException if it is not signed with a key of this log
   */
  public Optional<SignedCheckpoint> of(long size) {
    return read(connection -> {
      try (var select =
          connection.prepareStatement("select note from ledger.checkpoint where size = ?")) {
        select.setLong(1, size);
        try (var row = select.executeQuery()) {
          return row.next() ? Optional.of(opened(row.getString(1))) : Optional.empty();
        }
      }
    });
  }

  /**
   * Signed checkpoints, the largest first.
   *
   * @param size only smaller ones; all if empty
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public List<Dated> before(OptionalLong size, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " checkpoints");
    }
    var sql = "select note, at from ledger.checkpoint where size < ? order by size desc limit ?";
    return read(connection -> {
      try (var select = connection.prepareStatement(sql)) {
        select.setLong(1, size.orElse(Long.MAX_VALUE));
        select.setInt(2, limit);
        var page = new ArrayList<Dated>();
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            page.add(new Dated(opened(rows.getString(1)), instant(rows)));
          }
        }
        return page;
      }
    });
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getTimestamp(2).toInstant();
  }

  /**
   * A signed checkpoint that covers a position: the newest one if it does, else a new one.
   *
   * @throws IllegalArgumentException if the log is not that long
   * @throws ForkException if the log does not extend what was signed before
   */
  public SignedCheckpoint covering(long position) {
    return latest()
        .filter(latest -> latest.checkpoint().size() > position)
        .orElseGet(() -> {
          var published = publish();
          if (published.checkpoint().size() <= position) {
            throw new IllegalArgumentException("the log has no position " + position);
          }
          return published;
        });
  }

  /**
   * Signs the head, unless it is signed already, and stores the checkpoint: first outside the
   * database, then in it, then it can be seen.
   *
   * @throws ForkException if the log does not extend what was signed before, or did not once
   */
  public SignedCheckpoint publish() {
    alarm.requireSilence();
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var published = publish(connection);
        connection.commit();
        return published;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (ForkException e) {
      alarm.ring(e);
      throw e;
    } catch (SQLException e) {
      throw new EventStoreException("cannot sign a checkpoint: " + e.getMessage(), e);
    }
  }

  private SignedCheckpoint publish(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, SIGNING_LOCK);
      lock.execute();
    }
    // Read after the lock: the one who had it may just have signed this head.
    var latest = ownLatest(connection);
    var head = LogWriter.readHead(connection, "select size, frontier from ledger.head");
    kept.newest().ifPresent(known -> requireExtension(connection, known, head));
    if (latest != null) {
      requireExtension(connection, latest.checkpoint(), head);
      if (latest.checkpoint().size() == head.size()) {
        kept.keep(latest);
        return latest;
      }
    }
    var note = signer.sign(head.size(), head.root());
    var checkpoint = new Checkpoint(signer.verifierKey().name(), head.size(), head.root());
    var signed = new SignedCheckpoint(checkpoint, note);
    kept.keep(signed);
    store(connection, signed);
    return signed;
  }

  private @Nullable SignedCheckpoint ownLatest(Connection connection) throws SQLException {
    try {
      return latest(connection);
    } catch (IllegalArgumentException e) {
      throw new ForkException(
          "the newest checkpoint in the database is not one that this log signed: "
              + e.getMessage());
    }
  }

  private static void requireExtension(Connection connection, Checkpoint old, Frontier head) {
    if (!isExtension(connection, old, head)) {
      throw new ForkException(
          "the log of %d entries does not extend the %d that were signed; nothing was signed"
              .formatted(head.size(), old.size()));
    }
  }

  private static boolean isExtension(Connection connection, Checkpoint old, Frontier head) {
    if (old.size() == 0 || old.size() >= head.size()) {
      return MerkleProof.extendsTree(old.size(), old.root(), head.size(), head.root(), List.of());
    }
    try {
      var tiles = new Tiles((level, from, limit) -> hashes(connection, level, from, limit));
      var proof = MerkleProof.consistency(tiles, old.size(), head.size());
      return MerkleProof.extendsTree(old.size(), old.root(), head.size(), head.root(), proof);
    } catch (MissingHashesException e) {
      return false;
    }
  }

  private static List<Hash> hashes(Connection connection, int level, long from, int limit) {
    try {
      return LogReader.hashes(connection, level, from, limit);
    } catch (SQLException e) {
      throw new EventStoreException("cannot read the log: " + e.getMessage(), e);
    }
  }

  private static void store(Connection connection, SignedCheckpoint signed) throws SQLException {
    var sql = "insert into ledger.checkpoint (size, root, note) values (?, ?, ?)";
    try (var insert = connection.prepareStatement(sql)) {
      insert.setLong(1, signed.checkpoint().size());
      insert.setBytes(2, signed.checkpoint().root().toBytes());
      insert.setString(3, signed.note());
      insert.executeUpdate();
    }
  }

  private @Nullable SignedCheckpoint latest(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(LATEST);
        var row = select.executeQuery()) {
      return row.next() ? opened(row.getString(1)) : null;
    }
  }

  /** Every checkpoint that leaves the database passes here; whoever has cosignatures adds them. */
  private SignedCheckpoint opened(String note) {
    return new SignedCheckpoint(Checkpoint.open(note, signer.verifierKeys()), note);
  }

  private interface Query<T> {
    T run(Connection connection) throws SQLException;
  }

  private <T> T read(Query<T> query) {
    try (var connection = dataSource.getConnection()) {
      return query.run(connection);
    } catch (SQLException e) {
      throw new EventStoreException("cannot read checkpoints: " + e.getMessage(), e);
    }
  }
}
