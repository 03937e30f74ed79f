package zij.ledger.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The roots of perfect subtrees from tiles of {@value TileNode#WIDTH} hashes. Every tile is fetched
 * at most once, so a proof costs two short range reads a level. For one proof; not thread-safe.
 */
final class Tiles implements Subtrees {
  /** Where the hashes of a level are kept. */
  @FunctionalInterface
  interface Source {
    /** Up to {@code limit} hashes of a level from an index on, dense; level 0 are the leaves. */
    List<Hash> hashes(int level, long from, int limit);
  }

  private record Tile(int level, long index) {}

  private final Source source;
  private final Map<Tile, List<Hash>> fetched = new HashMap<>();

  Tiles(Source source) {
    this.source = source;
  }

  @Override
  public Hash root(int height, long index) {
    int level = height / TileNode.HEIGHT;
    int inTile = height % TileNode.HEIGHT;
    long first = index << inTile;
    var tile =
        fetched.computeIfAbsent(
            new Tile(level, first / TileNode.WIDTH),
            it -> source.hashes(it.level, it.index * TileNode.WIDTH, TileNode.WIDTH));
    int offset = (int) (first % TileNode.WIDTH);
    if (tile.size() < offset + (1 << inTile)) {
      throw new MissingHashesException(level, first);
    }
    return root(tile.subList(offset, offset + (1 << inTile)));
  }

  /** The root of a perfect subtree from its leaves, a power of two of them. */
  static Hash root(List<Hash> hashes) {
    var row = hashes;
    while (row.size() > 1) {
      var above = new ArrayList<Hash>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(Hash.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
