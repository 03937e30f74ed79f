package zij.command.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;

/** What the log says of single orders. Thread-safe. */
public final class OrderHistory {
  private static final int CACHED_ORDERS = 5_000;

  private final EventStore log;

  /** How an order began never changes. */
  private final Cache<OrderId, OrderEvent.Placed> placed =
      Caffeine.newBuilder().maximumSize(CACHED_ORDERS).build();

  public OrderHistory(EventStore log) {
    this.log = log;
  }

  /** How the order began; empty if there is no such order. */
  public Optional<OrderEvent.Placed> placed(OrderId order) {
    OrderEvent.Placed known = placed.getIfPresent(order);
    if (known != null) return Optional.of(known);
    DomainEventStream events = log.readEvents(order.toString());
    if (!events.hasNext() || !(events.next().getPayload() instanceof OrderEvent.Placed found)) {
      return Optional.empty();
    }
    placed.put(order, found);
    return Optional.of(found);
  }

  /** The payment that the order took; empty if it took none. */
  public Optional<OrderEvent.Paid> paid(OrderId order) {
    return log.readEvents(order.toString())
        .asStream()
        .map(EventMessage::getPayload)
        .filter(OrderEvent.Paid.class::isInstance)
        .map(OrderEvent.Paid.class::cast)
        .findFirst();
  }

  /** Whether the order has a payment, of use to it or not. */
  public boolean knows(OrderId order, ChargeId charge) {
    return log.readEvents(order.toString())
        .asStream()
        .anyMatch(event ->
            switch (event.getPayload()) {
              case OrderEvent.Paid e -> e.payment().charge().equals(charge);
              case OrderEvent.SurplusCharged e -> e.payment().charge().equals(charge);
              default -> false;
            });
  }

  /** Whether a payment of the order was taken, whatever became of it since. */
  public boolean isPaid(OrderId order) {
    return paid(order).isPresent();
  }
}
