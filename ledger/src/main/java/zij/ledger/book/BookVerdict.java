package zij.ledger.book;

/** What came of recomputing the whole book. */
public sealed interface BookVerdict {
  /**
   * The book is what follows from the log.
   *
   * @param position newest log position that the book covers; -1 if it is empty
   * @param transactions that were recomputed, each with the same postings
   * @param postings in them
   */
  record Holds(long position, long transactions, long postings) implements BookVerdict {}

  /**
   * The book is something else.
   *
   * @param position log entry of the first difference
   * @param reason one sentence that names it
   */
  record Fails(long position, String reason) implements BookVerdict {}
}
