package zij.command.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
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
    return first(order, OrderEvent.Paid.class);
  }

  /** What the gift delivers that the order is; empty if it is none, or not that far. */
  public Optional<OrderEvent.GiftReady> giftReady(OrderId order) {
    return first(order, OrderEvent.GiftReady.class);
  }

  /** What the order delivered, to the buyer or as a gift; nothing if it is not that far. */
  public List<DeliveredGood> goods(OrderId order) {
    return log.readEvents(order.toString())
        .asStream()
        .flatMap(event ->
            switch (event.getPayload()) {
              case OrderEvent.Delivered e -> e.goods().stream();
              case OrderEvent.GiftReady e -> e.goods().stream();
              default -> Stream.<DeliveredGood>empty();
            })
        .toList();
  }

  /** Who took the gift that the order is; empty if it is none, or if nobody did. */
  public Optional<OrderEvent.GiftTaken> giftTaken(OrderId order) {
    return first(order, OrderEvent.GiftTaken.class);
  }

  private <E extends OrderEvent> Optional<E> first(OrderId order, Class<E> type) {
    return log.readEvents(order.toString())
        .asStream()
        .map(EventMessage::getPayload)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** The payment of no use that this charge is; empty if the order has none such. */
  public Optional<OrderEvent.SurplusCharged> surplus(OrderId order, ChargeId charge) {
    return log.readEvents(order.toString())
        .asStream()
        .map(EventMessage::getPayload)
        .filter(OrderEvent.SurplusCharged.class::isInstance)
        .map(OrderEvent.SurplusCharged.class::cast)
        .filter(surplus -> surplus.payment().charge().equals(charge))
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
