package zij.ledger.log;

/**
 * The root of a full tile: of the {@code 256^level} leaves that start at leaf {@code index *
 * 256^level}. It is hash number {@code index} of level {@code level} in the C2SP tlog-tiles layout.
 *
 * @param level 1 or more; level 0 are the leaf hashes themselves
 * @param index number of the subtree on its level, from 0
 */
public record TileNode(int level, long index, Hash hash) {
  /** Leaves, or roots of the level below, in a full tile. */
  public static final int WIDTH = 256;

  /** {@code log2(WIDTH)}: the levels of the binary tree in one tile. */
  public static final int HEIGHT = 8;
}
