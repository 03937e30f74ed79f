package zij.ledger.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The right edge of a Merkle tree: its size and the roots of its maximal perfect subtrees, largest
 * first, one for every bit that is set in the size. It is all that is needed to append leaves and
 * to compute the root (RFC 6962 section 2.1; "compact range"). Immutable.
 *
 * @param size number of leaves, 0 or more
 * @param peaks roots of the perfect subtrees, as many as the size has bits set
 */
public record Frontier(long size, List<Hash> peaks) {
  /** The frontier of the empty tree. */
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    if (size < 0 || peaks.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves cannot have " + peaks.size() + " peaks");
    }
    peaks = List.copyOf(peaks);
  }

  /**
   * This tree with the leaves behind its last one.
   *
   * @param filled is told the root of every tile that these leaves fill, in order
   */
  public Frontier append(List<Hash> leaves, Consumer<TileNode> filled) {
    var stack = new ArrayList<>(peaks);
    long next = size;
    for (var leaf : leaves) {
      push(stack, leaf, next, filled);
      next++;
    }
    return new Frontier(next, stack);
  }

  private static void push(
      ArrayList<Hash> stack, Hash leaf, long index, Consumer<TileNode> filled) {
    var hash = leaf;
    // Each trailing one of the index is a finished left sibling of the same height.
    int merges = Long.numberOfTrailingZeros(~index);
    for (int height = 1; height <= merges; height++) {
      hash = Hash.node(stack.removeLast(), hash);
      if (height % TileNode.HEIGHT == 0) {
        filled.accept(new TileNode(height / TileNode.HEIGHT, index >>> height, hash));
      }
    }
    stack.add(hash);
  }

  /**
   * The frontier of a tree from its right edge.
   *
   * @param edge for every level of tiles, from the leaves up, the hashes of its partial tile; none
   *     where all tiles of the level are full
   * @throws IllegalArgumentException if these are not as many as a tree of this size has
   */
  static Frontier ofEdge(long size, List<List<Hash>> edge) {
    var peaks = new ArrayList<Hash>();
    for (int level = edge.size() - 1; level >= 0; level--) {
      var hashes = edge.get(level);
      if (hashes.size() != TilePath.hashes(size, level) % TileNode.WIDTH) {
        throw new IllegalArgumentException("not the edge of a tree of " + size + " leaves");
      }
      int from = 0;
      for (int width = TileNode.WIDTH / 2; width > 0; width /= 2) {
        if ((hashes.size() & width) != 0) {
          peaks.add(Tiles.root(hashes.subList(from, from + width)));
          from += width;
        }
      }
    }
    return new Frontier(size, peaks);
  }

  /** The Merkle tree hash of all leaves; {@link Hash#EMPTY_ROOT} if there are none. */
  public Hash root() {
    if (peaks.isEmpty()) {
      return Hash.EMPTY_ROOT;
    }
    var root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Hash.node(peaks.get(i), root);
    }
    return root;
  }

  /** The peaks one after the other, 32 bytes each; the inverse of {@link #of}. */
  public byte[] toBytes() {
    var buffer = ByteBuffer.allocate(peaks.size() * Hash.SIZE);
    peaks.forEach(peak -> buffer.put(peak.toBytes()));
    return buffer.array();
  }

  /**
   * The frontier of a tree of this size from what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not 32 for every bit set in the size
   */
  public static Frontier of(long size, byte[] bytes) {
    if (bytes.length != Long.bitCount(size) * Hash.SIZE) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves has no frontier of " + bytes.length + " bytes");
    }
    var buffer = ByteBuffer.wrap(bytes);
    var peaks = new ArrayList<Hash>();
    while (buffer.hasRemaining()) {
      var peak = new byte[Hash.SIZE];
      buffer.get(peak);
      peaks.add(Hash.of(peak));
    }
    return new Frontier(size, peaks);
  }
}
