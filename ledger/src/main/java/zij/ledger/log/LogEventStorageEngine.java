package zij.ledger.log;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage on the log. Events are serialised and hashed on the thread of their unit of
 * work and stored by the {@link Appender}; {@link #appendEvents} returns after the commit. Tracking
 * tokens are positions, dense and without gaps. Thread-safe.
 *
 * <p>An append cannot be rolled back: what else the unit of work does in its own transaction is not
 * atomic with it. There are no snapshots: {@link #storeSnapshot} refuses, {@link #readSnapshot}
 * finds none; short aggregates and Axon's aggregate cache make up for it.
 */
public final class LogEventStorageEngine implements EventStorageEngine {
  /** Key of a root unit of work's resource: the position of its last event, a {@link Long}. */
  public static final String POSITION = "zij.ledger.position";

  private final Appender appender;
  private final LogReader reader;
  private final Serializer serializer;
  private final LogEvents stored;
  private final SecureRandom random = new SecureRandom();

  /**
   * An engine over one log.
   *
   * @param serializer must give {@code byte[]}; its type names are stored
   * @param upcasters carry old revisions forward when events are read
   */
  public LogEventStorageEngine(
      Appender appender, LogReader reader, Serializer serializer, EventUpcaster upcasters) {
    this.appender = appender;
    this.reader = reader;
    this.serializer = serializer;
    this.stored = new LogEvents(reader, serializer, upcasters);
  }

  /**
   * Stores the events at consecutive positions, all or none, and waits for the commit.
   *
   * @throws EventTooLargeException before anything is stored
   * @throws LogBusyException if the appender's queue is full; nothing is stored
   * @throws org.axonframework.modelling.command.ConcurrencyException if a place is taken
   */
  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) {
      return;
    }
    var leaves = new ArrayList<Leaf>(events.size());
    for (var event : events) {
      leaves.add(Leaf.of(entry(event)));
    }
    long position = appender.append(leaves);
    CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(POSITION, position));
  }

  private Entry entry(EventMessage<?> event) {
    var payload = event.serializePayload(serializer, byte[].class);
    var metadata = event.serializeMetaData(serializer, byte[].class);
    var domain = event instanceof DomainEventMessage<?> it ? it : null;
    var salt = new byte[Entry.SALT_SIZE];
    random.nextBytes(salt);
    return new Entry(
        event.getIdentifier(),
        domain == null ? "" : Objects.requireNonNullElse(domain.getType(), ""),
        domain == null ? event.getIdentifier() : domain.getAggregateIdentifier(),
        domain == null ? 0 : domain.getSequenceNumber(),
        payload.getType().getName(),
        Objects.requireNonNullElse(payload.getType().getRevision(), ""),
        Entry.nanosOf(event.getTimestamp()),
        payload.getData(),
        metadata.getData(),
        salt);
  }

  /** All events behind the token, dense and in order, read in pages; ends at the head. */
  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    return stored.from(Positions.after(token));
  }

  /** The messages of these entries, through the upcasters, deserialised when they are looked at. */
  Stream<TrackedEventMessage<?>> tracked(Stream<StoredEntry> entries) {
    return stored.tracked(entries);
  }

  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    return stored.domain(aggregateIdentifier, firstSequenceNumber);
  }

  /**
   * Refuses: the log keeps events only.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("the log keeps no snapshots");
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    var last = reader.lastSequence(aggregateIdentifier);
    return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
  }

  /** The token before the first event. */
  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(-1);
  }

  /** The token of the newest event. */
  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(reader.size() - 1);
  }

  /** The token before the first event at or after this time; the head if there is none. */
  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    long size = reader.size();
    long first = reader.firstSince(Entry.nanosOf(dateTime)).orElse(size);
    return new GlobalSequenceTrackingToken(first - 1);
  }
}
