package zij.ledger.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inclusion proofs of many leaves of one tree, the faster the nearer they follow each other: what
 * the proof of a leaf has in common with those before it is neither read nor hashed again. Keeps a
 * bounded part of the tree in memory, whatever its size. For one thread.
 */
public final class ProofWalk {
  /** Tiles of 256 hashes; a path to the root crosses at most 8, and its siblings as many. */
  private static final int MAX_TILES = 32;

  /** Roots of subtrees inside of tiles. */
  private static final int MAX_ROOTS = 8_192;

  private record Place(int height, long index) {}

  private final Tiles.Source source;
  private final long size;
  private final Map<Place, List<Hash>> tiles = newest(MAX_TILES);
  private final Map<Place, Hash> roots = newest(MAX_ROOTS);

  /** Proofs of the tree of the log's first {@code size} leaves. */
  public ProofWalk(LogReader reader, long size) {
    this(reader::hashes, size);
  }

  ProofWalk(Tiles.Source source, long size) {
    this.source = source;
    this.size = size;
  }

  /**
   * The siblings from the leaf at this position to the root.
   *
   * @throws IllegalArgumentException unless {@code 0 <= position < size}
   * @throws IllegalStateException if the log is shorter than the size
   */
  public List<Hash> inclusion(long position) {
    return MerkleProof.inclusion(this::root, position, size);
  }

  private Hash root(int height, long index) {
    if (height % TileNode.HEIGHT == 0) return stored(height / TileNode.HEIGHT, index);
    Place place = new Place(height, index);
    Hash known = roots.get(place);
    if (known != null) return known;
    Hash root = Hash.node(root(height - 1, 2 * index), root(height - 1, 2 * index + 1));
    roots.put(place, root);
    return root;
  }

  private Hash stored(int level, long index) {
    Place place = new Place(level, index / TileNode.WIDTH);
    List<Hash> tile = tiles.get(place);
    if (tile == null) {
      tile = source.hashes(level, place.index() * TileNode.WIDTH, TileNode.WIDTH);
      tiles.put(place, tile);
    }
    int offset = (int) (index % TileNode.WIDTH);
    if (tile.size() <= offset) {
      throw new IllegalStateException("hash %d of level %d is missing".formatted(index, level));
    }
    return tile.get(offset);
  }

  /** A map that forgets what was not asked for the longest. */
  private static <T> Map<Place, T> newest(int max) {
    return new LinkedHashMap<>(2 * max, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Place, T> eldest) {
        return size() > max;
      }
    };
  }
}
