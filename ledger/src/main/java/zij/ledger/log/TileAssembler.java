package zij.ledger.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the hashes of a growing tree into the tiles of the C2SP tlog-tiles layout, full ones as
 * they fill, the partial ones of the right edge at the end. Keeps at most one tile a level. Not
 * thread-safe.
 *
 * @param <X> what the receiver of tiles may throw
 */
final class TileAssembler<X extends Exception> {
  /** Receives tiles. */
  @FunctionalInterface
  interface Receiver<X extends Exception> {
    void tile(int level, long index, List<Hash> hashes) throws X;
  }

  private final Receiver<X> receiver;
  private final List<List<Hash>> open = new ArrayList<>();
  private final List<Long> finished = new ArrayList<>();
  private Frontier frontier = Frontier.EMPTY;

  TileAssembler(Receiver<X> receiver) {
    this.receiver = receiver;
  }

  /**
   * One that goes on behind a tree that is there.
   *
   * @param edge as in {@link Frontier#ofEdge}
   */
  TileAssembler(long size, List<List<Hash>> edge, Receiver<X> receiver) {
    this(receiver);
    frontier = Frontier.ofEdge(size, edge);
    for (int level = 0; level < edge.size(); level++) {
      open.add(new ArrayList<>(edge.get(level)));
      finished.add(TilePath.hashes(size, level) / TileNode.WIDTH);
    }
  }

  Frontier frontier() {
    return frontier;
  }

  void append(List<Hash> leaves) throws X {
    var filled = new ArrayList<TileNode>();
    frontier = frontier.append(leaves, filled::add);
    for (var leaf : leaves) {
      add(0, leaf);
    }
    for (var node : filled) {
      add(node.level(), node.hash());
    }
  }

  private void add(int level, Hash hash) throws X {
    if (open.size() == level) {
      open.add(new ArrayList<>());
      finished.add(0L);
    }
    var tile = open.get(level);
    tile.add(hash);
    if (tile.size() == TileNode.WIDTH) {
      receiver.tile(level, finished.get(level), tile);
      finished.set(level, finished.get(level) + 1);
      tile.clear();
    }
  }

  void finish() throws X {
    for (int level = 0; level < open.size(); level++) {
      if (!open.get(level).isEmpty()) {
        receiver.tile(level, finished.get(level), open.get(level));
      }
    }
  }
}
