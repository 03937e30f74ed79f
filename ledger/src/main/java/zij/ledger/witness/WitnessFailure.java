package zij.ledger.witness;

/** A witness that was asked and did not cosign. The message says why, in a sentence for people. */
final class WitnessFailure extends Exception {
  /** Why, from a closed list that is stored and published. */
  enum Problem {
    /** No whole answer: no connection, or it broke, or the answer had no end. */
    NO_ANSWER,
    /** No whole answer in time. */
    TOO_SLOW,
    /** It asks for patience, or is at fault itself: 429 or 5xx. */
    UNAVAILABLE,
    /** It does not want this log or this request. */
    REFUSED,
    /** It has cosigned a longer log: this one has lost entries, or somebody signs with its key. */
    AHEAD,
    /** It has cosigned a head that this log does not extend. */
    FORKED,
    /** Its answer is no cosignature of this checkpoint by its key. */
    BAD_ANSWER,
    /** The time that it signed is far from now. */
    WRONG_CLOCK
  }

  private final Problem problem;

  WitnessFailure(Problem problem, String sentence) {
    super(sentence);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
