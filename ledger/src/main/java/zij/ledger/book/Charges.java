package zij.ledger.book;

import zij.language.order.ChargeId;
import zij.language.order.OrderId;

/** What the log tells of earlier payments. */
@FunctionalInterface
public interface Charges {
  /**
   * The payment of this order, or of its subscription, with this id.
   *
   * @throws IllegalStateException if the log has none, so that the entry which names it is broken
   */
  Charge of(OrderId order, ChargeId charge);
}
