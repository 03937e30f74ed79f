package zij.language.stock;

/** What came of asking to reserve units for an order. */
public enum Reservation {
  /** They are reserved from now on. */
  MADE,
  /** They were reserved for the order before, or it has them already. */
  STANDING,
  /** Nobody counts the product: there is always enough of it. */
  NOT_NEEDED
}
