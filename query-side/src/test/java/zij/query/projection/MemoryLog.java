package zij.query.projection;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import zij.language.order.OrderEvent;

/** A log in memory, dense from 0. Thread-safe. */
final class MemoryLog implements EventLog {
  private final List<TrackedEventMessage<?>> entries = new ArrayList<>();

  MemoryLog(List<OrderEvent> history) {
    history.forEach(this::append);
  }

  synchronized void append(OrderEvent event) {
    entries.add(
        new GenericTrackedDomainEventMessage<>(
            new GlobalSequenceTrackingToken(entries.size()),
            new GenericDomainEventMessage<>("order", event.order().toString(), 0, event)));
  }

  @Override
  public synchronized long size() {
    return entries.size();
  }

  @Override
  public synchronized List<TrackedEventMessage<?>> between(long from, long to) {
    return List.copyOf(entries.subList((int) from, (int) to));
  }
}
