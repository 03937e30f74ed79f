package zij.command.subscription;

import java.util.Optional;
import zij.command.order.OrderHistory;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.product.ProductId;
import zij.language.subscription.SubscriptionCommand;

/**
 * Which orders are subscriptions, and how these begin. It follows from the log alone: how a product
 * is sold never changes. Thread-safe.
 */
public final class Beginning {
  private final Offers offers;
  private final OrderHistory orders;
  private final PaymentEvidence evidence;

  public Beginning(Offers offers, OrderHistory orders, PaymentEvidence evidence) {
    this.offers = offers;
    this.orders = orders;
    this.evidence = evidence;
  }

  /** To what the order subscribes; empty if it is paid once, or unknown. */
  public Optional<ProductId> product(OrderId order) {
    return orders
        .placed(order)
        .map(placed -> placed.lines().getFirst().product())
        .filter(this::isMonthly);
  }

  /** What a payment begins; empty if it pays for something else. */
  public Optional<SubscriptionCommand.Start> of(OrderEvent.Paid paid) {
    OrderLine line = paid.lines().getFirst();
    if (!isMonthly(line.product())) return Optional.empty();
    return orders
        .placed(paid.order())
        .map(placed ->
            new SubscriptionCommand.Start(
                paid.order(),
                paid.buyer(),
                placed.language(),
                line.product(),
                line.title(),
                paid.payment().amount(),
                paid.payment().charge(),
                evidence.paidUntil(paid),
                paid.at()));
  }

  /** Whether Telegram began a subscription with a payment that the order has no use for. */
  public boolean isOf(OrderEvent.SurplusCharged surplus) {
    return evidence.begins(surplus.payment()) && product(surplus.order()).isPresent();
  }

  /** The same for an order; empty if it is not paid either. */
  Optional<SubscriptionCommand.Start> of(OrderId order) {
    return product(order).flatMap(_ -> orders.paid(order)).flatMap(this::of);
  }

  private boolean isMonthly(ProductId product) {
    return offers.offer(product).filter(Offer::isMonthly).isPresent();
  }
}
