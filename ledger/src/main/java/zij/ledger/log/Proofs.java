package zij.ledger.log;

import java.util.List;

/** Proofs of any position and size from the database, with a few range reads each. Thread-safe. */
public final class Proofs {
  private final LogReader reader;

  /** Proofs of the log that the reader reads. */
  public Proofs(LogReader reader) {
    this.reader = reader;
  }

  /**
   * The siblings from the leaf at this position to the root of the tree of this size.
   *
   * @throws IllegalArgumentException unless {@code 0 <= position < size}
   * @throws IllegalStateException if the log is shorter than the size
   */
  public List<Hash> inclusion(long position, long size) {
    return MerkleProof.inclusion(tiles(), position, size);
  }

  /**
   * The proof that the tree of this size extends the one of the old size.
   *
   * @throws IllegalArgumentException unless {@code 1 <= oldSize <= size}
   * @throws IllegalStateException if the log is shorter than the size
   */
  public List<Hash> consistency(long oldSize, long size) {
    return MerkleProof.consistency(tiles(), oldSize, size);
  }

  /**
   * The root of the tree of the first {@code size} leaves.
   *
   * @throws IllegalStateException if the log is shorter than the size
   */
  public Hash root(long size) {
    return MerkleProof.root(tiles(), size);
  }

  /**
   * The hash of the leaf at a position.
   *
   * @throws IllegalStateException if the log is not that long
   */
  public Hash leaf(long position) {
    return tiles().root(0, position);
  }

  private Tiles tiles() {
    return new Tiles(reader::hashes);
  }
}
