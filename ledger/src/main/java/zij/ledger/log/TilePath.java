package zij.ledger.log;

import java.util.regex.Pattern;

/**
 * A tile of hashes, or the bundle of entries beside one of level 0, as the C2SP tlog-tiles layout
 * names it.
 *
 * @param level 0 to 63; on level 0 are the leaf hashes
 * @param index number of the tile on its level, from 0
 * @param width hashes in it, 1 to 256; fewer than 256 make a partial tile
 */
public record TilePath(int level, long index, int width) {
  /** The tree of 2^63 leaves is not higher. */
  private static final int MAX_LEVEL = 63;

  /** More tiles than a log can fill, and few enough that their leaves can be counted. */
  private static final int MAX_GROUPS = 5;

  private static final int GROUP = 1_000;
  private static final Pattern LEVEL = Pattern.compile("0|[1-9][0-9]?");
  private static final Pattern NUMBER =
      Pattern.compile(
          "((?:x[0-9]{3}/){0,%d}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?".formatted(MAX_GROUPS - 1));

  public TilePath {
    if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > TileNode.WIDTH) {
      throw new IllegalArgumentException(
          "no tile %d of level %d and width %d".formatted(index, level, width));
    }
  }

  /**
   * The tile of this name.
   *
   * @param level {@code <L>}
   * @param number {@code <N>} or {@code <N>.p/<W>}, such as {@code x001/067.p/12}
   * @throws IllegalArgumentException if it is not the one canonical name of a tile
   */
  public static TilePath parse(String level, String number) {
    var parts = NUMBER.matcher(number);
    if (!LEVEL.matcher(level).matches() || !parts.matches()) {
      throw new IllegalArgumentException("not the name of a tile");
    }
    int width = parts.group(2) == null ? TileNode.WIDTH : Integer.parseInt(parts.group(2));
    var digits = parts.group(1).replace("x", "").replace("/", "");
    var path = new TilePath(Integer.parseInt(level), Long.parseLong(digits), width);
    // A full tile has no width in its name, and a number has no groups in front that are nothing.
    if (!path.number().equals(number)) {
      throw new IllegalArgumentException("not the name of a tile");
    }
    return path;
  }

  /** The tile of this number in a log of this size, as wide as it is there. */
  static TilePath in(long size, int level, long index) {
    long behind = hashes(size, level) - index * TileNode.WIDTH;
    return new TilePath(level, index, (int) Math.min(TileNode.WIDTH, behind));
  }

  /** How many hashes a log of this size has on a level. */
  static long hashes(long size, int level) {
    int shift = TileNode.HEIGHT * level;
    return shift < Long.SIZE ? size >>> shift : 0;
  }

  /** Whether every hash of the tile is one of a log of this size. */
  public boolean isWithin(long size) {
    return first() + width <= hashes(size, level);
  }

  /** Number of its first hash on its level. */
  long first() {
    return index * TileNode.WIDTH;
  }

  /** The path of the hashes, such as {@code tile/0/x001/067} or {@code tile/0/x001/067.p/12}. */
  public String hashes() {
    return "tile/" + level + "/" + number();
  }

  /** The path of the entries, such as {@code tile/entries/x001/067}. */
  public String entries() {
    return "tile/entries/" + number();
  }

  private String number() {
    var name = new StringBuilder("%03d".formatted(index % GROUP));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      name.insert(0, "x%03d/".formatted(rest % GROUP));
    }
    return width == TileNode.WIDTH ? name.toString() : name.append(".p/").append(width).toString();
  }
}
