package zij.ledger.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A copy of the log as files in the C2SP tlog-tiles layout: {@code checkpoint}, {@code vkey},
 * {@code tile/<level>/...} and {@code tile/entries/...}, where an entry is an unsigned 16-bit
 * big-endian length and the leaf data. Written and verified in bounded memory.
 */
public final class LogExport {
  private LogExport() {}

  /** Writes the log as far as its newest checkpoint, whoever has cosigned it. */
  public static Checkpoint write(
      Connection connection, VerifierKeys keys, Path directory, Progress progress)
      throws SQLException, IOException {
    return write(connection, keys, Quorum.NONE, directory, progress);
  }

  /**
   * Writes the log as far as its newest checkpoint, or the newest that a quorum has cosigned.
   *
   * @param connection may read schema {@code ledger}; a transaction is run and rolled back on it
   * @param directory is made if it does not exist, and must be empty
   * @return the checkpoint that was exported
   * @throws SQLException if the log cannot be read
   * @throws IOException if the directory cannot be written or is not empty
   * @throws IllegalArgumentException if there is no such checkpoint, or none of the keys has signed
   *     it
   */
  public static Checkpoint write(
      Connection connection, VerifierKeys keys, Quorum quorum, Path directory, Progress progress)
      throws SQLException, IOException {
    Files.createDirectories(directory);
    try (var present = Files.list(directory)) {
      if (present.findAny().isPresent()) {
        throw new IOException(directory + " is not empty");
      }
    }
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      var signed = newest(connection, keys, quorum);
      var checkpoint = signed.checkpoint();
      writeTiles(connection, checkpoint, directory, progress);
      Files.writeString(directory.resolve("checkpoint"), signed.note());
      Files.writeString(directory.resolve("vkey"), keys.toString());
      return checkpoint;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static SignedCheckpoint newest(Connection connection, VerifierKeys keys, Quorum quorum)
      throws SQLException {
    if (quorum.needed() > 0) {
      return StoredCosignatures.newest(connection, keys, quorum, 0)
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "no checkpoint has been cosigned by %d of these witnesses"
                      .formatted(quorum.needed())));
    }
    var note = latestNote(connection);
    var newest = new SignedCheckpoint(Checkpoint.open(note, keys), note);
    return StoredCosignatures.with(connection, newest);
  }

  private static String latestNote(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(Checkpoints.LATEST)) {
      if (!row.next()) {
        throw new IllegalArgumentException("the log has no checkpoint yet");
      }
      return row.getString(1);
    }
  }

  private static void writeTiles(
      Connection connection, Checkpoint checkpoint, Path directory, Progress progress)
      throws SQLException, IOException {
    var bundle = new ByteArrayOutputStream();
    var tiles =
        new TileAssembler<IOException>((level, index, hashes) -> {
          var tile = new TilePath(level, index, hashes.size());
          write(directory.resolve(tile.hashes()), PublishedTiles.bytes(hashes));
          if (level == 0) {
            write(directory.resolve(tile.entries()), bundle.toByteArray());
            bundle.reset();
            progress.at(tile.first() + tile.width(), checkpoint.size());
          }
        });
    var sql = LogReader.COLUMNS + "where position < ? order by position";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(TileNode.WIDTH);
      statement.setLong(1, checkpoint.size());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var data = LeafEncoding.encode(LogReader.entry(rows).entry());
          PublishedTiles.append(bundle, data);
          tiles.append(List.of(Hash.leaf(data)));
        }
      }
    }
    tiles.finish();
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, content);
  }

  /**
   * Verifies an export with nothing but the keys: the checkpoint's signature, every entry, every
   * tile, the root.
   *
   * @throws IOException if a file that is there cannot be read
   */
  public static LogVerdict verify(
      Path directory, VerifierKeys keys, Extent extent, Progress progress) throws IOException {
    return TiledLogVerifier.verify(TiledLog.in(directory), keys, extent, true, progress);
  }
}
