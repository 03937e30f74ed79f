package zij.ledger.log;

/** What came of recomputing a whole log. */
public sealed interface LogVerdict {
  /**
   * Everything holds.
   *
   * @param size entries that were recomputed
   * @param root the root they have
   * @param checkpoints checkpoints that were compared with the root of their size
   */
  record Holds(long size, Hash root, long checkpoints) implements LogVerdict {}

  /**
   * Something does not hold.
   *
   * @param reason one sentence that names the first bad position or what else is wrong
   */
  record Fails(String reason) implements LogVerdict {}

  /** Ends a verification where the log is wrong. */
  final class Fault extends Exception {
    Fault(String reason) {
      super(reason);
    }

    Fails verdict() {
      return new Fails(String.valueOf(getMessage()));
    }
  }
}
