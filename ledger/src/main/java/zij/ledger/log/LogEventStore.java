package zij.ledger.log;

import java.time.Instant;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on the log. Its live streams read what this process committed from memory, all
 * else from the database, and are woken by the commit itself: nothing polls. Thread-safe.
 */
public final class LogEventStore extends AbstractEventStore {
  private static final class Settings extends AbstractEventStore.Builder {
    Settings(
        LogEventStorageEngine engine,
        EventBusSpanFactory spans,
        MessageMonitor<? super EventMessage<?>> monitor) {
      storageEngine(engine);
      spanFactory(spans);
      messageMonitor(monitor);
    }
  }

  private final LogEventStorageEngine engine;
  private final LogReader reader;
  private final LiveTail tail;

  /**
   * An event store.
   *
   * @param tail must hear the {@link Appender} of this process and a {@link HeadListener}
   */
  public LogEventStore(
      LogEventStorageEngine engine,
      LogReader reader,
      LiveTail tail,
      EventBusSpanFactory spans,
      MessageMonitor<? super EventMessage<?>> monitor) {
    super(new Settings(engine, spans, monitor));
    this.engine = engine;
    this.reader = reader;
    this.tail = tail;
  }

  /**
   * A stream of the events behind the token, which waits at the head for more.
   *
   * @throws IllegalArgumentException if the token is of another event store
   */
  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
    return stream(tail.prompt(), tail::size, trackingToken);
  }

  /**
   * The same events for those whose work may lag: under load they come in larger helpings, a few a
   * second, which saves most of what a commit of their own for every few events would cost. An
   * event that comes alone is told of at once. For one reader; another asks for a source of its
   * own, which brings its helpings at other moments.
   */
  public StreamableMessageSource<TrackedEventMessage<?>> unhurried() {
    return new Unhurried(tail.unhurried());
  }

  private LogStream stream(Herald herald, LongSupplier visible, @Nullable TrackingToken token) {
    return new LogStream(engine, reader, tail, herald, visible, Positions.after(token));
  }

  private final class Unhurried implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final Herald herald;

    Unhurried(Herald herald) {
      this.herald = herald;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
      return stream(herald, herald::told, trackingToken);
    }

    @Override
    public TrackingToken createTailToken() {
      return LogEventStore.this.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
      return LogEventStore.this.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
      return LogEventStore.this.createTokenAt(dateTime);
    }
  }
}
