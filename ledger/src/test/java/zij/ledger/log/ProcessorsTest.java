package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Streams, pooled processors, the JDBC token store, dead letters and upcasters on the log. */
class ProcessorsTest {
  record Added(String id, long amount) {}

  private static final Duration NEVER = Duration.ofSeconds(20);
  private final TestLog log = TestLog.create();
  private final Instance one = new Instance("1", NoOpEventUpcaster.INSTANCE);

  /** What one server has. */
  private final class Instance implements AutoCloseable {
    final LiveTail tail = new LiveTail(100, Duration.ZERO, Duration.ZERO);
    final LogReader reader = new LogReader(log.application(), 4);
    final Appender appender =
        new Appender(log.application(), Appender.Limits.DEFAULT, tail, new SimpleMeterRegistry());
    final HeadListener listener = new HeadListener(log.application(), tail, appender, NEVER);
    final Serializer serializer;
    final LogEventStore store;
    final LogEventStorageEngine engine;

    Instance(String revision, EventUpcaster upcaster) {
      serializer =
          new LogicalTypeSerializer(
              Map.of(Added.class, new LogicalType("counter.added", revision)), _ -> {});
      engine = new LogEventStorageEngine(appender, reader, serializer, upcaster);
      var spans =
          DefaultEventBusSpanFactory.builder().spanFactory(NoOpSpanFactory.INSTANCE).build();
      store = new LogEventStore(engine, reader, tail, spans, NoOpMessageMonitor.INSTANCE);
    }

    void publish(String id, long sequence, long amount) {
      store.publish(
          new GenericDomainEventMessage<>("counter", id, sequence, new Added(id, amount)));
    }

    @Override
    public void close() {
      appender.close();
      Thread.ofVirtual().start(listener::close);
    }
  }

  @AfterEach
  void stop() {
    one.close();
  }

  private static String deadLetters() {
    try (var sql = ProcessorsTest.class.getResourceAsStream("/dead-letters.sql")) {
      return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Handles events until one is poison. */
  static final class Handler {
    final ConcurrentLinkedQueue<Long> seen = new ConcurrentLinkedQueue<>();
    volatile boolean healed;

    @EventHandler
    void on(Added event) {
      if (event.amount < 0 && !healed) {
        throw new IllegalStateException("poison");
      }
      seen.add(event.amount);
    }
  }

  private Configuration processors(Handler handler) throws SQLException {
    log.execute(
        "create schema zij_app authorization zij_app; set search_path = zij_app; set role zij_app; "
            + deadLetters());
    // A replay token has a context of any type; Jackson wants to be told which are harmless.
    var harmless =
        BasicPolymorphicTypeValidator.builder()
            .allowIfSubType("org.axonframework.eventhandling.")
            .allowIfSubType(String.class)
            .build();
    var general =
        Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(harmless))
            .build();
    var tokens =
        JdbcTokenStore.builder()
            .connectionProvider(log.application()::getConnection)
            .serializer(general)
            .build();
    tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
    var configurer =
        DefaultConfigurer.defaultConfiguration()
            .configureEventStore(_ -> one.store)
            .configureSerializer(_ -> general)
            .configureEventSerializer(_ -> one.serializer);
    configurer
        .eventProcessing()
        .registerTokenStore(_ -> tokens)
        .usingPooledStreamingEventProcessors()
        .byDefaultAssignTo("counters")
        .registerEventHandler(_ -> handler)
        .registerDeadLetterQueue(
            "counters",
            _ ->
                JdbcSequencedDeadLetterQueue.builder()
                    .processingGroup("counters")
                    .connectionProvider(log.application()::getConnection)
                    .transactionManager(NoTransactionManager.instance())
                    .genericSerializer(general)
                    .eventSerializer(one.serializer)
                    .build());
    return configurer.start();
  }

  @Test
  void aPooledProcessorFollowsAndPoisonCanBeReplayed() throws Exception {
    one.publish("a", 0, 1);
    var handler = new Handler();
    var axon = processors(handler);
    try {
      one.publish("a", 1, 2);
      await(() -> handler.seen.size() == 2);
      one.publish("poison", 0, -5);
      for (int i = 2; i < 300; i++) {
        one.publish("a", i, i + 1);
      }
      await(() -> handler.seen.size() == 300);
      assertThat(List.copyOf(handler.seen))
          .isEqualTo(IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList());

      handler.healed = true;
      var letters = axon.eventProcessingConfiguration().sequencedDeadLetterProcessor("counters");
      assertThat(letters.orElseThrow().processAny()).isTrue();
      assertThat(handler.seen).contains(-5L).hasSize(301);
    } finally {
      axon.shutdown();
    }
  }

  @Test
  void aPooledProcessorIsWokenByTheCommitAndNotByPolling() throws Exception {
    var handler = new Handler();
    var axon = processors(handler);
    try {
      one.publish("a", 0, 1);
      await(() -> handler.seen.size() == 1);
      long start = System.nanoTime();
      for (int i = 1; i <= 10; i++) {
        int expected = i + 1;
        one.publish("a", i, expected);
        await(() -> handler.seen.size() == expected);
      }
      // Axon polls every 500 ms where a stream cannot call back.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    } finally {
      axon.shutdown();
    }
  }

  @Test
  void anotherInstanceIsWokenWithoutWaitingForTheSafetyPoll() throws Exception {
    try (var two = new Instance("1", NoOpEventUpcaster.INSTANCE);
        var stream = two.store.openStream(null)) {
      for (int i = 0; i < 5; i++) {
        one.publish("a", i, i);
        assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Added("a", i));
      }
      assertThat(stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  @Test
  void streamsAreDenseOverMemoryAndDatabase() throws Exception {
    for (int i = 0; i < 700; i++) {
      one.publish("a", i, i);
    }
    try (var stream = one.store.openStream(new GlobalSequenceTrackingToken(9))) {
      for (long i = 10; i < 700; i++) {
        assertThat(stream.nextAvailable().trackingToken())
            .isEqualTo(new GlobalSequenceTrackingToken(i));
      }
      assertThat(stream.hasNextAvailable()).isFalse();
    }
    assertThat(one.engine.readEvents("a", 3).asStream()).hasSize(697);
    assertThat(one.engine.readEvents(one.engine.createTailToken(), false)).hasSize(700);
    assertThat(one.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(699));
    assertThat(one.engine.createTokenAt(Instant.parse("2020-01-01T00:00:00Z")))
        .isEqualTo(new GlobalSequenceTrackingToken(-1));
    assertThat(one.engine.createTokenAt(Instant.parse("2200-01-01T00:00:00Z")))
        .isEqualTo(new GlobalSequenceTrackingToken(699));
  }

  @Test
  void theUnitOfWorkLearnsThePosition() {
    one.publish("a", 0, 1);
    var unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("cause"));
    one.publish("a", 1, 2);
    one.publish("b", 0, 2);
    unit.commit();
    assertThat(unit.<Long>getResource(LogEventStorageEngine.POSITION)).isEqualTo(2L);
  }

  @Test
  void aTooLargeEventIsRefusedAndNothingOfItsUnitIsStored() {
    var unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("cause"));
    one.publish("a", 0, 1);
    one.publish("x".repeat(65_536), 0, 1);
    assertThatThrownBy(unit::commit).isInstanceOf(EventTooLargeException.class);
    assertThat(one.reader.size()).isZero();
  }

  @Test
  void anOldRevisionIsReadThroughItsUpcaster() throws Exception {
    var old =
        new Entry(
            "e1",
            "counter",
            "u",
            0,
            "counter.added",
            "1",
            0,
            "{\"id\":\"u\",\"sum\":5}".getBytes(StandardCharsets.UTF_8),
            "{}".getBytes(StandardCharsets.UTF_8),
            new byte[Entry.SALT_SIZE]);
    one.appender.append(List.of(Leaf.of(old)));
    try (var two = new Instance("2", new Renaming());
        var stream = two.store.openStream(null);
        var without = new Instance("2", NoOpEventUpcaster.INSTANCE)) {
      assertThat(two.store.readEvents("u").next().getPayload()).isEqualTo(new Added("u", 5));
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Added("u", 5));
      assertThatThrownBy(() -> without.store.readEvents("u").next().getPayload())
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("no upcaster");
    }
  }
}
