package zij.ledger.book;

import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.ledger.log.LogEvents;
import zij.ledger.log.Positions;

/**
 * Payments looked up in the order's own events, which are there before any event that names them.
 * Only what undoes a payment asks, so it is not kept. Thread-safe.
 */
public final class LoggedCharges implements Charges {
  private final LogEvents log;

  public LoggedCharges(LogEvents log) {
    this.log = log;
  }

  @Override
  public Charge of(OrderId order, ChargeId charge) {
    try (var events = log.ofAggregate(order.toString())) {
      return events
          .map(LoggedCharges::charge)
          .flatMap(Optional::stream)
          .filter(found -> found.id().equals(charge))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("order " + order + " has no charge " + charge));
    }
  }

  private static Optional<Charge> charge(TrackedEventMessage<?> message) {
    return message.getPayload() instanceof OrderEvent event
        ? Charge.toldBy(Positions.after(message.trackingToken()) - 1, event)
        : Optional.empty();
  }
}
