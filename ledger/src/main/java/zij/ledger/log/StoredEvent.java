package zij.ledger.log;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** Stored entries as Axon's serialised events. */
final class StoredEvent {
  private StoredEvent() {}

  /** With its position as the token; a domain event only if it belongs to an aggregate. */
  static TrackedEventData<byte[]> tracked(StoredEntry stored) {
    var token = new GlobalSequenceTrackingToken(stored.position());
    return stored.entry().aggregateType().isEmpty()
        ? new Tracked(stored.entry(), token)
        : new TrackedDomainEventData<>(token, domain(stored));
  }

  static DomainEventData<byte[]> domain(StoredEntry stored) {
    return new Domain(stored.entry());
  }

  private sealed interface Data extends EventData<byte[]> {
    Entry entry();

    @Override
    default String getEventIdentifier() {
      return entry().eventId();
    }

    @Override
    default Instant getTimestamp() {
      return entry().at();
    }

    @Override
    default SerializedObject<byte[]> getMetaData() {
      return new SerializedMetaData<>(entry().metadata(), byte[].class);
    }

    @Override
    default SerializedObject<byte[]> getPayload() {
      @Nullable String revision = entry().revision().isEmpty() ? null : entry().revision();
      return new SimpleSerializedObject<>(
          entry().payload(), byte[].class, new SimpleSerializedType(entry().type(), revision));
    }
  }

  private record Tracked(Entry entry, TrackingToken trackingToken)
      implements Data, TrackedEventData<byte[]> {}

  private record Domain(Entry entry) implements Data, DomainEventData<byte[]> {
    @Override
    public String getType() {
      return entry.aggregateType();
    }

    @Override
    public String getAggregateIdentifier() {
      return entry.aggregateId();
    }

    @Override
    public long getSequenceNumber() {
      return entry.sequence();
    }
  }
}
