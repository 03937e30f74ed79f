package zij.ledger.log;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * The log's entries as events: read in pages, through the upcasters, deserialised when they are
 * looked at. Each event's token is its position. Reads only. Thread-safe.
 */
public final class LogEvents {
  /** Entries read from the database at a time. */
  static final int PAGE = 256;

  private final LogReader reader;
  private final Serializer serializer;
  private final EventUpcaster upcasters;

  /**
   * Events of one log.
   *
   * @param upcasters carry old revisions forward
   */
  public LogEvents(LogReader reader, Serializer serializer, EventUpcaster upcasters) {
    this.reader = reader;
    this.serializer = serializer;
    this.upcasters = upcasters;
  }

  /** All events from a position on, dense and in order; ends at the head. */
  public Stream<TrackedEventMessage<?>> from(long position) {
    return tracked(pages(position, from -> reader.from(from, PAGE), StoredEntry::position));
  }

  /**
   * The events of the entries {@code from <= position < to}, in order, read at once: for whoever
   * goes through the whole log in pieces of thousands.
   */
  public List<TrackedEventMessage<?>> between(long from, long to) {
    return tracked(reader.from(from, Math.toIntExact(to - from)).stream()).toList();
  }

  /** All events of an aggregate, in order. */
  public Stream<TrackedEventMessage<?>> ofAggregate(String aggregateId) {
    return tracked(entriesOf(aggregateId, 0));
  }

  /** The messages of these entries. */
  Stream<TrackedEventMessage<?>> tracked(Stream<StoredEntry> entries) {
    return EventUtils.upcastAndDeserializeTrackedEvents(
        entries.map(StoredEvent::tracked), serializer, upcasters);
  }

  /** An aggregate's events from a sequence number on, as its aggregate wants them. */
  DomainEventStream domain(String aggregateId, long sequence) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(
        entriesOf(aggregateId, sequence).map(StoredEvent::domain), serializer, upcasters);
  }

  private Stream<StoredEntry> entriesOf(String aggregateId, long sequence) {
    return pages(
        Math.max(0, sequence),
        from -> reader.ofAggregate(aggregateId, from, PAGE),
        stored -> stored.entry().sequence());
  }

  private static Stream<StoredEntry> pages(
      long start, LongFunction<List<StoredEntry>> page, ToLongFunction<StoredEntry> number) {
    var entries =
        new Iterator<StoredEntry>() {
          private long next = start;
          private List<StoredEntry> current = List.of();
          private int index;
          private boolean last;

          @Override
          public boolean hasNext() {
            if (index == current.size() && !last) {
              current = page.apply(next);
              index = 0;
              last = current.size() < PAGE;
            }
            return index < current.size();
          }

          @Override
          public StoredEntry next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            var entry = current.get(index++);
            next = number.applyAsLong(entry) + 1;
            return entry;
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }
}
