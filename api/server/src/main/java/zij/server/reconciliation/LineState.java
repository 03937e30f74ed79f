package zij.server.reconciliation;

/** What became of a line of Telegram's list. */
enum LineState {
  /** The log says the same. */
  MATCHED,
  /** A payment that went back before anybody here had heard of it: nothing is left of it. */
  CANCELLED_OUT,
  /** It has nothing to do with any order; a difference for ever. */
  ORPHAN,
  /** A difference, which may resolve by itself. */
  DIFFERENCE
}
