package zij.ledger.log;

import java.util.List;

/** Proofs of any position and size from the database, with a few range reads each. Thread-safe. */
public final class Proofs {
  private final SignedTiles tiles;

  /** Proofs of the log that the reader reads, each anew. */
  public Proofs(LogReader reader) {
    this(new SignedTiles(reader, () -> 0));
  }

  /** Proofs out of tiles that are kept in memory as far as they are signed. */
  public Proofs(SignedTiles tiles) {
    this.tiles = tiles;
  }

  /**
   * The siblings from the leaf at this position to the root of the tree of this size.
   *
   * @throws IllegalArgumentException unless {@code 0 <= position < size}
   * @throws IllegalStateException if the log is shorter than the size
   */
  public List<Hash> inclusion(long position, long size) {
    return MerkleProof.inclusion(tiles(size), position, size);
  }

  /**
   * The proof that the tree of this size extends the one of the old size.
   *
   * @throws IllegalArgumentException unless {@code 1 <= oldSize <= size}
   * @throws IllegalStateException if the log is shorter than the size
   */
  public List<Hash> consistency(long oldSize, long size) {
    return MerkleProof.consistency(tiles(size), oldSize, size);
  }

  /**
   * The root of the tree of the first {@code size} leaves.
   *
   * @throws IllegalStateException if the log is shorter than the size
   */
  public Hash root(long size) {
    return MerkleProof.root(tiles(size), size);
  }

  /**
   * The hash of the leaf at a position.
   *
   * @throws IllegalStateException if the log is not that long
   */
  public Hash leaf(long position) {
    return tiles(position + 1).root(0, position);
  }

  /** No more of them than a log of this size has. */
  private Tiles tiles(long size) {
    return new Tiles((level, from, limit) -> {
      int width = (int) Math.min(limit, TilePath.hashes(size, level) - from);
      return tiles.first(level, from / TileNode.WIDTH, width);
    });
  }
}
