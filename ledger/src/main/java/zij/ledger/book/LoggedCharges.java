package zij.ledger.book;

import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.subscription.SubscriptionEvent;
import zij.ledger.log.LogEvents;
import zij.ledger.log.Positions;

/**
 * Payments looked up in the events of the order and its subscription, which are there before any
 * event that names them. Only what undoes a payment asks, so it is not kept. Thread-safe.
 */
public final class LoggedCharges implements Charges {
  private final LogEvents log;

  public LoggedCharges(LogEvents log) {
    this.log = log;
  }

  @Override
  public Charge of(OrderId order, ChargeId charge) {
    return find(order.toString(), charge)
        .or(() -> find(SubscriptionEvent.aggregateId(order), charge))
        .orElseThrow(
            () -> new IllegalStateException("order " + order + " has no charge " + charge));
  }

  private Optional<Charge> find(String aggregate, ChargeId charge) {
    try (var events = log.ofAggregate(aggregate)) {
      return events
          .map(LoggedCharges::charge)
          .flatMap(Optional::stream)
          .filter(found -> found.id().equals(charge))
          .findFirst();
    }
  }

  private static Optional<Charge> charge(TrackedEventMessage<?> message) {
    long position = Positions.after(message.trackingToken()) - 1;
    return switch (message.getPayload()) {
      case OrderEvent event -> Charge.toldBy(position, event);
      case SubscriptionEvent event -> Charge.toldBy(position, event);
      default -> Optional.empty();
    };
  }
}
