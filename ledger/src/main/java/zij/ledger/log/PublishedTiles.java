package zij.ledger.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The tiles of the log as the world fetches them (C2SP tlog-tiles). What no signed checkpoint
 * covers is not there yet: it could not be checked. Thread-safe.
 */
public final class PublishedTiles {
  /** The most bytes that a bundle of entries can have. */
  static final int MAX_BUNDLE = TileNode.WIDTH * (Short.BYTES + LeafEncoding.MAX_SIZE);

  /** A bundle of the largest entries is 16 MB. */
  private static final int CONCURRENT_BUNDLES = 2;

  private final LogReader reader;
  private final SignedTiles tiles;
  private final Checkpoints checkpoints;
  private final Semaphore bundles = new Semaphore(CONCURRENT_BUNDLES, true);
  private volatile long signed;

  /** The tiles of the log, as far as these checkpoints reach. */
  public PublishedTiles(LogReader reader, SignedTiles tiles, Checkpoints checkpoints) {
    this.reader = reader;
    this.tiles = tiles;
    this.checkpoints = checkpoints;
  }

  /**
   * The hashes of a tile one after the other, 32 bytes each; empty if the signed log has no such
   * tile.
   *
   * @throws IllegalStateException if the database has lost some of them
   */
  public Optional<byte[]> hashes(TilePath tile) {
    if (!isSigned(tile)) {
      return Optional.empty();
    }
    var hashes = tiles.first(tile.level(), tile.index(), tile.width());
    requireAll(tile, hashes);
    return Optional.of(bytes(hashes));
  }

  /**
   * The entries of a tile of level 0, each as its length in two bytes, big-endian, and its leaf
   * data; empty if the signed log has no such tile.
   *
   * @throws IllegalStateException if the database has lost some of them
   */
  public Optional<byte[]> entries(TilePath tile) {
    if (tile.level() != 0 || !isSigned(tile)) {
      return Optional.empty();
    }
    bundles.acquireUninterruptibly();
    try {
      var entries = reader.from(tile.first(), tile.width());
      requireAll(tile, entries);
      var bundle = new ByteArrayOutputStream();
      entries.forEach(stored -> append(bundle, LeafEncoding.encode(stored.entry())));
      return Optional.of(bundle.toByteArray());
    } finally {
      bundles.release();
    }
  }

  private static void requireAll(TilePath tile, List<?> found) {
    if (found.size() != tile.width()) {
      throw new IllegalStateException("the log lacks a part of " + tile.hashes());
    }
  }

  private boolean isSigned(TilePath tile) {
    if (tile.isWithin(signed)) {
      return true;
    }
    checkpoints.latest().ifPresent(latest -> signed = latest.checkpoint().size());
    return tile.isWithin(signed);
  }

  /** Puts an entry behind the others of its bundle. */
  static void append(ByteArrayOutputStream bundle, byte[] leafData) {
    bundle.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) leafData.length).array());
    bundle.writeBytes(leafData);
  }

  /** The hashes one after the other. */
  static byte[] bytes(List<Hash> hashes) {
    var bytes = ByteBuffer.allocate(hashes.size() * Hash.SIZE);
    hashes.forEach(hash -> bytes.put(hash.toBytes()));
    return bytes.array();
  }
}
