package zij.ledger.log;

/** Is told how far a long work has come. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (_, _) -> {};

  /**
   * So much is done.
   *
   * @param done entries, never fewer than the last time
   * @param total entries at the end
   */
  void at(long done, long total);
}
