package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands, aggregates and readers of Axon on the real store. */
class AxonOnTheLogTest {
  record Open(@TargetAggregateIdentifier String id) {}

  record Add(@TargetAggregateIdentifier String id, long amount) {}

  record Opened(String id) {}

  record Added(String id, long amount) {}

  record Unregistered(@TargetAggregateIdentifier String id) {}

  static final class Counter {
    @AggregateIdentifier private @Nullable String id;
    private long sum;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void open(Open command) {
      apply(new Opened(command.id));
    }

    @CommandHandler
    long add(Add command) {
      apply(new Added(command.id, command.amount));
      return sum;
    }

    @CommandHandler
    void unregistered(Unregistered command) {
      apply(command);
    }

    @EventSourcingHandler
    void on(Opened event) {
      id = event.id;
    }

    @EventSourcingHandler
    void on(Added event) {
      assertThat(id).isEqualTo(event.id);
      sum += event.amount;
    }
  }

  private final TestLog log = TestLog.create();
  private final LiveTail tail = new LiveTail(1_000, Duration.ZERO, Duration.ZERO);
  private final LogReader reader = new LogReader(log.application(), 8);
  private final Appender appender =
      new Appender(log.application(), Appender.Limits.DEFAULT, tail, new SimpleMeterRegistry());
  private final HeadListener listener =
      new HeadListener(log.application(), tail, appender, Duration.ofSeconds(1));
  private final LogEventStore store = store();
  private Configuration axon = configuration();

  private LogEventStore store() {
    var serializer =
        new LogicalTypeSerializer(
            Map.of(
                Opened.class, new LogicalType("counter.opened", "1"),
                Added.class, new LogicalType("counter.added", "1")),
            _ -> {});
    var engine =
        new LogEventStorageEngine(appender, reader, serializer, NoOpEventUpcaster.INSTANCE);
    var spans = DefaultEventBusSpanFactory.builder().spanFactory(NoOpSpanFactory.INSTANCE).build();
    return new LogEventStore(engine, reader, tail, spans, NoOpMessageMonitor.INSTANCE);
  }

  private Configuration configuration() {
    return DefaultConfigurer.defaultConfiguration()
        .configureEventStore(_ -> store)
        .configureAggregate(Counter.class)
        .buildConfiguration();
  }

  @BeforeEach
  void start() {
    axon.start();
  }

  @AfterEach
  void stop() {
    axon.shutdown();
    listener.close();
    appender.close();
  }

  @Test
  void commandsStoreEventsAndLaterCommandsSourceThem() {
    axon.commandGateway().sendAndWait(new Open("a"));
    axon.commandGateway().sendAndWait(new Add("a", 40));
    assertThat(axon.commandGateway().<Long>sendAndWait(new Add("a", 2))).isEqualTo(42);

    assertThat(store.readEvents("a").asStream().map(DomainEventMessage::getPayload))
        .isEqualTo(List.of(new Opened("a"), new Added("a", 40), new Added("a", 2)));
    assertThat(reader.from(0, 10))
        .extracting(stored -> stored.position() + " " + stored.entry().type())
        .containsExactly("0 counter.opened", "1 counter.added", "2 counter.added");
    assertThat(store.lastSequenceNumberFor("a")).contains(2L);
  }

  @Test
  void anEventWithoutLogicalTypeIsRefusedAndNothingIsStored() {
    axon.commandGateway().sendAndWait(new Open("a"));
    assertThatThrownBy(() -> axon.commandGateway().sendAndWait(new Unregistered("a")))
        .isInstanceOf(SerializationException.class);
    assertThat(reader.size()).isEqualTo(1);
  }

  @Test
  void aLiveStreamSeesACommitAtOnce() throws Exception {
    try (var stream = store.openStream(null)) {
      assertThat(stream.hasNextAvailable()).isFalse();
      axon.commandGateway().sendAndWait(new Open("b"));
      assertThat(stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)).isTrue();
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Opened("b"));
    }
  }
}
