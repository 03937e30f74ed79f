package zij.query.insights;

/** Why an order was given up, as far as events can tell. */
public enum AbandonReason {
  /** The buyer cancelled it. */
  CANCELLED,
  /** It lapsed, and no invoice was ever asked for. */
  NO_INVOICE,
  /** It lapsed with an invoice that nobody tried to pay. */
  NOT_PAID,
  /** It lapsed after a try to pay that the shop refused. */
  REFUSED,
  /** It lapsed after the shop had agreed to a payment that never came. */
  NOT_CONFIRMED
}
