package zij.language.difference;

/** Which way Stars went, seen from the bot. A refund has the same id as its payment. */
public enum Direction {
  /** To the bot: a payment. */
  IN,
  /** From the bot: a refund, a charge-back, a withdrawal. */
  OUT
}
