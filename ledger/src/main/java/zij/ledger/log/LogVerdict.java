package zij.ledger.log;

import org.jspecify.annotations.Nullable;

/** What came of verifying a log. */
public sealed interface LogVerdict {
  /**
   * Everything holds.
   *
   * @param size entries that the log has
   * @param root the root they have
   * @param checkpoints checkpoints that were compared with the root of their size
   * @param since where the verification began: the size of the saved checkpoint that vouches for
   *     what is before, 0 if all was read
   * @param newest the newest of the checkpoints whose signature was verified, null if there is none
   */
  record Holds(
      long size, Hash root, long checkpoints, long since, @Nullable SignedCheckpoint newest)
      implements LogVerdict {}

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
