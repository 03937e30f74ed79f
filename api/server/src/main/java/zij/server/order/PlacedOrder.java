package zij.server.order;

import java.time.Instant;
import java.util.UUID;
import zij.language.order.OrderEvent;
import zij.language.promotion.Discount;
import zij.query.order.OrderStatus;

/**
 * The answer to an order, the same for every repetition of the request.
 *
 * @param status placed, or paid if there is nothing to pay
 * @param discount Stars that came off
 * @param credit Stars that store credit pays
 * @param total Stars that are left to pay
 * @param position log position of the order; pass it to a read that has to show the order
 */
record PlacedOrder(
    UUID orderId,
    OrderStatus status,
    long discount,
    long credit,
    long total,
    long position,
    Instant expiresAt) {

  static PlacedOrder of(OrderEvent.Placed placed, long position) {
    Discount discount = placed.discount();
    boolean free = OrderEvent.Given.of(placed).isPresent();
    return new PlacedOrder(
        placed.order().value(),
        free ? OrderStatus.PAID : OrderStatus.PLACED,
        discount == null ? 0 : discount.off().amount(),
        placed.credit() == null ? 0 : placed.credit().amount(),
        placed.total().amount(),
        position,
        placed.expiresAt());
  }
}
