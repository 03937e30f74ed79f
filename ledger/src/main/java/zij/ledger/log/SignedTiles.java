package zij.ledger.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tiles of the log, kept in bounded memory once they are signed: from then on none of their hashes
 * can change, or the log would not be the one that was signed. What is not signed yet is read each
 * time. Thread-safe.
 */
public final class SignedTiles {
  /** So many bytes of hashes are kept at the most; a full tile has 8 KiB. */
  static final long MAX_BYTES = 32L << 20;

  /** Of an entry beside its hashes, roughly. */
  private static final int OVERHEAD = 128;

  private record Place(int level, long index) {}

  private final LogReader reader;
  private final LongSupplier signedNow;
  private final Cache<Place, byte[]> kept;
  private volatile long signed;

  /**
   * The tiles that the reader reads.
   *
   * @param signedNow how many entries are signed; asked when something newer is read
   */
  public SignedTiles(LogReader reader, LongSupplier signedNow) {
    this(reader, signedNow, MAX_BYTES);
  }

  SignedTiles(LogReader reader, LongSupplier signedNow, long maxBytes) {
    this.reader = reader;
    this.signedNow = signedNow;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((Place _, byte[] hashes) -> hashes.length + OVERHEAD)
            .build();
  }

  /** Those of the log's checkpoints. */
  public static SignedTiles of(LogReader reader, Checkpoints checkpoints) {
    return new SignedTiles(
        reader, () -> checkpoints.latest().map(it -> it.checkpoint().size()).orElse(0L));
  }

  /** The first {@code width} hashes of a tile; fewer if the log does not have them. */
  List<Hash> first(int level, long index, int width) {
    if (width <= 0) {
      return List.of();
    }
    var place = new Place(level, index);
    byte[] hashes = kept.getIfPresent(place);
    if (hashes == null || hashes.length < width * Hash.SIZE) {
      var read = reader.hashes(level, index * TileNode.WIDTH, width);
      if (read.size() < width || !isSigned(new TilePath(level, index, width))) {
        return read;
      }
      hashes = PublishedTiles.bytes(read);
      kept.put(place, hashes);
    }
    return new Packed(hashes, width);
  }

  /** How many hashes of a tile are kept. */
  int keptWidth(int level, long index) {
    kept.cleanUp();
    byte[] hashes = kept.getIfPresent(new Place(level, index));
    return hashes == null ? 0 : hashes.length / Hash.SIZE;
  }

  private boolean isSigned(TilePath tile) {
    if (!tile.isWithin(signed)) {
      signed = signedNow.getAsLong();
    }
    return tile.isWithin(signed);
  }

  /** Hashes one after the other, taken out as they are asked for. */
  private static final class Packed extends AbstractList<Hash> {
    private final byte[] bytes;
    private final int size;

    Packed(byte[] bytes, int size) {
      this.bytes = bytes;
      this.size = size;
    }

    @Override
    public Hash get(int index) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
      return Hash.of(Arrays.copyOfRange(bytes, index * Hash.SIZE, (index + 1) * Hash.SIZE));
    }

    @Override
    public int size() {
      return size;
    }
  }
}
