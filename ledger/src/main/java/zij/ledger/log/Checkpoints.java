package zij.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Signs heads of the log. A head is signed only if it extends everything that was signed before: no
 * fork, and nothing smaller after something larger, whichever server signs and however often it was
 * restarted. Thread-safe, and safe for several servers.
 */
public final class Checkpoints {
  /** Any constant; it is the same for every server of a database and nobody else's. */
  private static final long SIGNING_LOCK = 0x7a696a2d6c6f67L;

  static final String LATEST = "select note from ledger.checkpoint order by size desc limit 1";

  private final DataSource dataSource;
  private final LogSigner signer;

  /** Checkpoints of the log in this database, as the application role. */
  public Checkpoints(DataSource dataSource, LogSigner signer) {
    this.dataSource = dataSource;
    this.signer = signer;
  }

  /**
   * The newest signed checkpoint, empty before the first.
   *
   * @throws IllegalArgumentException if it is not signed with this log's key
   */
  public Optional<SignedCheckpoint> latest() {
    try (var connection = dataSource.getConnection()) {
      return Optional.ofNullable(latest(connection));
    } catch (SQLException e) {
      throw new EventStoreException("cannot read checkpoints: " + e.getMessage(), e);
    }
  }

  /**
   * The signed checkpoint of exactly this size, if there is one.
   *
   * @throws IllegalArgumentException if it is not signed with this log's key
   */
  public Optional<SignedCheckpoint> ofSize(long size) {
    try (var connection = dataSource.getConnection();
        var select =
            connection.prepareStatement("select note from ledger.checkpoint where size = ?")) {
      select.setLong(1, size);
      return Optional.ofNullable(read(select));
    } catch (SQLException e) {
      throw new EventStoreException("cannot read checkpoints: " + e.getMessage(), e);
    }
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
   * Signs the head, unless it is signed already, and stores the checkpoint.
   *
   * @throws ForkException if the log does not extend what was signed before
   */
  public SignedCheckpoint publish() {
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
    var latest = latest(connection);
    var head = LogWriter.readHead(connection, "select size, frontier from ledger.head");
    if (latest != null) {
      requireExtension(connection, latest.checkpoint(), head);
      if (latest.checkpoint().size() == head.size()) {
        return latest;
      }
    }
    var checkpoint = new Checkpoint(signer.verifierKey().name(), head.size(), head.root());
    var note = signer.sign(head.size(), head.root());
    store(connection, checkpoint, note);
    return new SignedCheckpoint(checkpoint, note);
  }

  private static void requireExtension(Connection connection, Checkpoint old, Frontier head) {
    boolean holds;
    if (old.size() == 0 || old.size() >= head.size()) {
      holds = MerkleProof.extendsTree(old.size(), old.root(), head.size(), head.root(), List.of());
    } else {
      var tiles = new Tiles((level, from, limit) -> hashes(connection, level, from, limit));
      var proof = MerkleProof.consistency(tiles, old.size(), head.size());
      holds = MerkleProof.extendsTree(old.size(), old.root(), head.size(), head.root(), proof);
    }
    if (!holds) {
      throw new ForkException(
          "the log of %d entries does not extend the %d that were signed; nothing was signed"
              .formatted(head.size(), old.size()));
    }
  }

  private static List<Hash> hashes(Connection connection, int level, long from, int limit) {
    try {
      return LogReader.hashes(connection, level, from, limit);
    } catch (SQLException e) {
      throw new EventStoreException("cannot read the log: " + e.getMessage(), e);
    }
  }

  private static void store(Connection connection, Checkpoint checkpoint, String note)
      throws SQLException {
    var sql = "insert into ledger.checkpoint (size, root, note) values (?, ?, ?)";
    try (var insert = connection.prepareStatement(sql)) {
      insert.setLong(1, checkpoint.size());
      insert.setBytes(2, checkpoint.root().toBytes());
      insert.setString(3, note);
      insert.executeUpdate();
    }
  }

  private @Nullable SignedCheckpoint latest(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(LATEST)) {
      return read(select);
    }
  }

  private @Nullable SignedCheckpoint read(PreparedStatement select) throws SQLException {
    try (var row = select.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      var note = row.getString(1);
      return new SignedCheckpoint(Checkpoint.open(note, signer.verifierKey()), note);
    }
  }
}
