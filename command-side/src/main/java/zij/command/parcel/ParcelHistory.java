package zij.command.parcel;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelEvent;

/** What the log says of single parcels. Thread-safe. */
public final class ParcelHistory {
  private final EventStore log;

  public ParcelHistory(EventStore log) {
    this.log = log;
  }

  /** How the parcel began; empty if there is no such parcel. */
  public Optional<ParcelEvent.Placed> placed(OrderId parcel) {
    DomainEventStream events = log.readEvents(ParcelEvent.aggregateId(parcel));
    return events.hasNext() && events.next().getPayload() instanceof ParcelEvent.Placed found
        ? Optional.of(found)
        : Optional.empty();
  }
}
