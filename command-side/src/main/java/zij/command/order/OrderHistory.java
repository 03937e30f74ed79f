package zij.command.order;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;

/** What the log says of single orders. Thread-safe. */
public final class OrderHistory {
  private final EventStore log;

  public OrderHistory(EventStore log) {
    this.log = log;
  }

  /** How the order began; empty if there is no such order. */
  public Optional<OrderEvent.Placed> placed(OrderId order) {
    DomainEventStream events = log.readEvents(order.toString());
    return events.hasNext() && events.next().getPayload() instanceof OrderEvent.Placed placed
        ? Optional.of(placed)
        : Optional.empty();
  }
}
