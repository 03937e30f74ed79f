package zij.ledger.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The hashes of a tree, level of tiles by level, by the definition of C2SP tlog-tiles. */
final class ReferenceLevels {
  private final List<List<Hash>> levels = new ArrayList<>();

  /** With the leaves of {@link ReferenceTree}. */
  ReferenceLevels(int size) {
    var row = new ArrayList<Hash>();
    for (int i = 0; i < size; i++) {
      row.add(Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()));
    }
    levels.add(row);
    while (levels.getLast().size() >= TileNode.WIDTH) {
      var below = levels.getLast();
      var above = new ArrayList<Hash>();
      for (int from = 0; from + TileNode.WIDTH <= below.size(); from += TileNode.WIDTH) {
        above.add(ReferenceTree.root(below.subList(from, from + TileNode.WIDTH)));
      }
      levels.add(above);
    }
  }

  List<Hash> leaves() {
    return levels.getFirst();
  }

  /** As {@link Tiles.Source} has it. */
  List<Hash> hashes(int level, long from, int limit) {
    if (level >= levels.size()) {
      return List.of();
    }
    var row = levels.get(level);
    int begin = (int) Math.min(row.size(), from);
    return row.subList(begin, Math.min(row.size(), begin + limit));
  }

  /** What of every level is in no full tile when the tree has so many leaves. */
  List<List<Hash>> edge(int size) {
    var edge = new ArrayList<List<Hash>>();
    int hashes = size;
    for (int level = 0; hashes > 0; level++) {
      int full = hashes / TileNode.WIDTH;
      edge.add(levels.get(level).subList(full * TileNode.WIDTH, hashes));
      hashes = full;
    }
    return edge;
  }

  /** The tiles of the whole tree that a tree of so many leaves does not have in full. */
  List<TilePath> tilesBehind(int size) {
    var tiles = new ArrayList<TilePath>();
    int full = size;
    for (int level = 0; level < levels.size(); level++) {
      full /= TileNode.WIDTH;
      int hashes = levels.get(level).size();
      for (int index = full; index * TileNode.WIDTH < hashes; index++) {
        int width = Math.min(TileNode.WIDTH, hashes - index * TileNode.WIDTH);
        tiles.add(new TilePath(level, index, width));
      }
    }
    return tiles;
  }
}
