package zij.language.difference;

/** What is known about the cause of a difference. The names are stored for ever. */
public enum Explanation {
  /** The payment's invoice was not made by this shop: its payload has no valid MAC of ours. */
  FOREIGN_INVOICE,
  /** The invoice is ours, but the log has no such order. */
  ORDER_UNKNOWN,
  /** The invoice is ours and was never recorded as paid; the amount is not that of the order. */
  NOT_THE_ORDERS_AMOUNT,
  /** What went back belongs to no payment that we have recorded. */
  PAYMENT_UNKNOWN,
  /** Both sides have it, with other amounts. */
  OTHER_AMOUNT,
  /** Telegram's list does not show it, although its time has come. */
  NOT_LISTED,
  /** Stars that the bot's owner moved to or from Fragment. */
  WITHDRAWAL,
  /** A transaction of another type: gifts, paid media, advertising, commissions and so on. */
  OTHER_TYPE
}
