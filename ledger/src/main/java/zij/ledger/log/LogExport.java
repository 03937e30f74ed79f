package zij.ledger.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A copy of the log as files in the C2SP tlog-tiles layout: {@code checkpoint}, {@code vkey},
 * {@code tile/<level>/...} and {@code tile/entries/...}, where an entry is an unsigned 16-bit
 * big-endian length and the leaf data. Written and verified in bounded memory.
 */
public final class LogExport {
  private static final int MAX_BUNDLE = TileNode.WIDTH * (Short.BYTES + LeafEncoding.MAX_SIZE);

  private LogExport() {}

  /**
   * Writes the log as far as its newest checkpoint.
   *
   * @param connection may read schema {@code ledger}; a transaction is run and rolled back on it
   * @param directory is made if it does not exist, and must be empty
   * @return the checkpoint that was exported
   * @throws SQLException if the log cannot be read
   * @throws IOException if the directory cannot be written or is not empty
   * @throws IllegalArgumentException if there is no checkpoint, or the key has not signed it
   */
  public static Checkpoint write(
      Connection connection, VerifierKey key, Path directory, LongConsumer progress)
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
      var note = latestNote(connection);
      var checkpoint = Checkpoint.open(note, key);
      writeTiles(connection, checkpoint, directory, progress);
      Files.writeString(directory.resolve("checkpoint"), note);
      Files.writeString(directory.resolve("vkey"), key + "\n");
      return checkpoint;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
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
      Connection connection, Checkpoint checkpoint, Path directory, LongConsumer progress)
      throws SQLException, IOException {
    var bundle = new ByteArrayOutputStream();
    var tiles =
        new TileAssembler<IOException>((level, index, hashes) -> {
          write(directory.resolve(TilePath.hashes(level, index, hashes.size())), bytes(hashes));
          if (level == 0) {
            var path = TilePath.entries(index, hashes.size());
            write(directory.resolve(path), bundle.toByteArray());
            bundle.reset();
            progress.accept(index * TileNode.WIDTH + hashes.size());
          }
        });
    var sql = LogReader.COLUMNS + "where position < ? order by position";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(TileNode.WIDTH);
      statement.setLong(1, checkpoint.size());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var data = LeafEncoding.encode(LogReader.entry(rows).entry());
          bundle.writeBytes(ByteBuffer.allocate(2).putShort((short) data.length).array());
          bundle.writeBytes(data);
          tiles.append(Hash.leaf(data));
        }
      }
    }
    tiles.finish();
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, content);
  }

  private static byte[] bytes(List<Hash> hashes) {
    var bytes = ByteBuffer.allocate(hashes.size() * Hash.SIZE);
    hashes.forEach(hash -> bytes.put(hash.toBytes()));
    return bytes.array();
  }

  /**
   * Verifies an export with nothing but the key: the checkpoint's signature, every entry, every
   * tile, the root.
   *
   * @throws IOException if a file that is there cannot be read
   */
  public static LogVerdict verify(Path directory, VerifierKey key, LongConsumer progress)
      throws IOException {
    try {
      var checkpoint = Checkpoint.open(Files.readString(directory.resolve("checkpoint")), key);
      var root = verifyTiles(directory, checkpoint.size(), progress);
      if (!root.equals(checkpoint.root())) {
        throw new LogVerdict.Fault(
            "the %d entries are not those that the checkpoint signs".formatted(checkpoint.size()));
      }
      return new LogVerdict.Holds(checkpoint.size(), root, 1);
    } catch (LogVerdict.Fault fault) {
      return fault.verdict();
    } catch (NoSuchFileException e) {
      return new LogVerdict.Fails("the export lacks " + e.getFile());
    } catch (IllegalArgumentException e) {
      return new LogVerdict.Fails(String.valueOf(e.getMessage()));
    }
  }

  private static final class Mismatch extends Exception {
    Mismatch(String message, Exception cause) {
      super(message, cause);
    }

    Mismatch(String message) {
      super(message);
    }
  }

  private static Hash verifyTiles(Path directory, long size, LongConsumer progress)
      throws IOException, LogVerdict.Fault {
    var tiles =
        new TileAssembler<Mismatch>((level, index, hashes) -> {
          var path = TilePath.hashes(level, index, hashes.size());
          try {
            compare(read(directory.resolve(path), hashes.size() * Hash.SIZE), hashes, path);
          } catch (IOException e) {
            throw new Mismatch("cannot read " + path, e);
          }
        });
    try {
      for (long first = 0; first < size; first += TileNode.WIDTH) {
        int width = (int) Math.min(TileNode.WIDTH, size - first);
        var path = TilePath.entries(first / TileNode.WIDTH, width);
        var bundle = ByteBuffer.wrap(read(directory.resolve(path), MAX_BUNDLE));
        for (int i = 0; i < width; i++) {
          tiles.append(Hash.leaf(entry(bundle, first + i)));
        }
        if (bundle.hasRemaining()) {
          throw new LogVerdict.Fault(path + " has more than its " + width + " entries");
        }
        progress.accept(first + width);
      }
      tiles.finish();
    } catch (Mismatch e) {
      throw new LogVerdict.Fault(String.valueOf(e.getMessage()));
    }
    return tiles.frontier().root();
  }

  private static byte[] read(Path file, int limit) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(limit + 1);
    }
  }

  private static byte[] entry(ByteBuffer bundle, long position) throws LogVerdict.Fault {
    if (bundle.remaining() >= Short.BYTES) {
      int length = Short.toUnsignedInt(bundle.getShort());
      if (bundle.remaining() >= length) {
        var data = new byte[length];
        bundle.get(data);
        try {
          LeafEncoding.decode(data);
          return data;
        } catch (IllegalArgumentException e) {
          throw new LogVerdict.Fault("entry %d: %s".formatted(position, e.getMessage()));
        }
      }
    }
    throw new LogVerdict.Fault("the bundle ends before entry " + position);
  }

  private static void compare(byte[] stored, List<Hash> hashes, String path) throws Mismatch {
    var expected = bytes(hashes);
    int at = Arrays.mismatch(expected, stored);
    if (at >= 0) {
      throw new Mismatch(
          "hash %d of %s is not that of the entries".formatted(at / Hash.SIZE, path));
    }
  }
}
