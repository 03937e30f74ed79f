package zij.ledger.log;

/** Names of tiles in the C2SP tlog-tiles layout. */
public final class TilePath {
  private static final int GROUP = 1_000;

  private TilePath() {}

  /**
   * The path of a tile of hashes, such as {@code tile/0/x001/067} or {@code tile/0/x001/067.p/12}.
   *
   * @param level 0 for leaf hashes
   * @param index number of the tile on its level
   * @param width hashes in it, 1 to 256; less than 256 makes a partial tile
   */
  public static String hashes(int level, long index, int width) {
    return "tile/" + level + "/" + number(index, width);
  }

  /** The path of the entry bundle that belongs to a tile of level 0. */
  public static String entries(long index, int width) {
    return "tile/entries/" + number(index, width);
  }

  private static String number(long index, int width) {
    var name = new StringBuilder("%03d".formatted(index % GROUP));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      name.insert(0, "x%03d/".formatted(rest % GROUP));
    }
    return width == TileNode.WIDTH ? name.toString() : name.append(".p/").append(width).toString();
  }
}
