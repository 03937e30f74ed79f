package zij.ledger.log;

/** Where proofs take the roots of perfect subtrees from. */
@FunctionalInterface
public interface Subtrees {
  /**
   * The root of the {@code 2^height} leaves that start at leaf {@code index * 2^height}, all of
   * which exist.
   */
  Hash root(int height, long index);
}
