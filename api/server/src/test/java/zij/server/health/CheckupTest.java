package zij.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import zij.server.ZijProperties;
import zij.server.metrics.Circuits;

/** What is said at a limit and above it. */
class CheckupTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, Double> figures = new HashMap<>();
  private final CircuitBreaker botApi = CircuitBreaker.ofDefaults("bot-api");
  private final CircuitBreaker redis = CircuitBreaker.ofDefaults("redis");
  private final Checkup checkup =
      new Checkup(
          new Readings(meters),
          new Binder(new MapConfigurationPropertySource(Map.of("zij.data", ".")))
              .bindOrCreate("zij", ZijProperties.class),
          InstantSource.fixed(NOW));

  /** A shop with two witnesses and a replica in which all is well. */
  @BeforeEach
  void well() {
    Circuits.show("bot-api", botApi, meters);
    Circuits.show("redis", redis, meters);
    gauge("zij.postgresql.up", 1);
    gauge("zij.webhook.backlog", 0);
    gauge("zij.webhook.quiet", 90);
    gauge("zij.bot.waiting", 3);
    gauge("zij.log.fork", 0);
    gauge("zij.ledger.append.queue", 0);
    gauge("zij.checkpoint.age", 0);
    gauge("zij.processor.lag", 0, "processor", "orders");
    gauge("zij.processor.lag", 0, "processor", "delivery");
    gauge("zij.letters.waiting", 0, "kind", "REACTION");
    gauge("zij.letters.oldest", 0, "kind", "REACTION");
    gauge("zij.reconciliation.open", 0, "kind", "MISSING_HERE");
    gauge("zij.reconciliation.oldest.seconds", 0);
    gauge("zij.reconciliation.list.changed", 0);
    gauge("zij.reconciliation.run.failed", 0);
    gauge("zij.reconciliation.run.age", 60);
    gauge("zij.quorum.missing", 0);
    gauge("zij.witness.contradicts", 0, "witness", "w1");
    gauge("zij.witness.contradicts", 0, "witness", "w2");
    gauge("zij.replica.usable", 1, "replica", "1");
    gauge("zij.replica.lag", 0, "replica", "1");
  }

  private void gauge(String name, double value, String... tags) {
    String key = name + String.join(",", tags);
    if (figures.put(key, value) == null) {
      Gauge.builder(name, () -> figures.getOrDefault(key, Double.NaN)).tags(tags).register(meters);
    }
  }

  private HealthLine line(HealthCode code) {
    return checkup.lines().stream().filter(it -> it.code() == code).findFirst().orElseThrow();
  }

  private List<HealthCode> codes() {
    return checkup.lines().stream().map(HealthLine::code).toList();
  }

  @Test
  void allIsWell() {
    assertThat(checkup.lines())
        .filteredOn(it -> it.code() != HealthCode.DISK) // of this machine
        .allSatisfy(it -> {
          assertThat(it.state()).as("%s", it).isEqualTo(HealthState.WELL);
          assertThat(it.since()).isNull();
        });
    assertThat(codes()).hasSize(13).doesNotContain(HealthCode.LOG_FORKED);
    assertThat(line(HealthCode.PAYMENTS).last()).isEqualTo(NOW.minusSeconds(90));
    assertThat(line(HealthCode.RECONCILIATION).last()).isEqualTo(NOW.minusSeconds(60));
    assertThat(line(HealthCode.BOT_API).count()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "zij.webhook.backlog, 20, PAYMENTS, SUFFERING",
    "zij.ledger.append.queue, 500, APPEND_QUEUE, SUFFERING",
    "zij.checkpoint.age, 10, LOG, SUFFERING",
    "zij.reconciliation.oldest.seconds, 900, RECONCILIATION, SUFFERING",
    "zij.reconciliation.list.changed, 0, RECONCILIATION, LOOK",
    "zij.reconciliation.run.failed, 0, RECONCILIATION, LOOK",
    "zij.quorum.missing, 300, WITNESSES, LOOK",
    "zij.log.fork, 0, LOG_FORKED, SUFFERING"
  })
  void aFigureAboveItsLimit(String figure, double limit, HealthCode code, HealthState state) {
    gauge(figure, limit);
    assertThat(checkup.lines())
        .filteredOn(it -> it.code() == code)
        .allMatch(it -> it.state() == HealthState.WELL);
    gauge(figure, limit + 1);
    assertThat(line(code).state()).isEqualTo(state);
  }

  @Test
  void whatLagsIsNamedTheLastFirstAndSaysSinceWhen() {
    gauge("zij.processor.lag", 30, "processor", "orders");
    assertThat(line(HealthCode.PROCESSORS).state()).isEqualTo(HealthState.WELL);
    gauge("zij.processor.lag", 31, "processor", "orders");
    gauge("zij.processor.lag", 200, "processor", "delivery");
    HealthLine line = line(HealthCode.PROCESSORS);
    assertThat(line.state()).isEqualTo(HealthState.SUFFERING);
    assertThat(line.about()).containsExactly("delivery", "orders");
    assertThat(line.count()).isEqualTo(2);
    assertThat(line.of()).isEqualTo(2);
    assertThat(line.seconds()).isEqualTo(200);
    assertThat(line.since()).isEqualTo(NOW.minusSeconds(200));
    assertThat(codes().getFirst()).as("the worst first").isEqualTo(HealthCode.PROCESSORS);
  }

  @Test
  void lettersAndDifferencesWaitForAPerson() {
    gauge("zij.letters.waiting", 2, "kind", "UPDATE");
    gauge("zij.letters.oldest", 5_000, "kind", "UPDATE");
    HealthLine letters = line(HealthCode.LETTERS);
    assertThat(letters.state()).isEqualTo(HealthState.LOOK);
    assertThat(letters.count()).isEqualTo(2);
    assertThat(letters.since()).isEqualTo(NOW.minusSeconds(5_000));
    gauge("zij.reconciliation.open", 1, "kind", "MISSING_HERE");
    gauge("zij.reconciliation.oldest.seconds", 900);
    assertThat(line(HealthCode.RECONCILIATION).state()).isEqualTo(HealthState.LOOK);
  }

  @Test
  void slowAnswersAreFelt() {
    time("pre_checkout_query", Duration.ofSeconds(5));
    time("successful_payment", Duration.ofMillis(2_500));
    assertThat(line(HealthCode.PRE_CHECKOUT).state()).isEqualTo(HealthState.WELL);
    assertThat(line(HealthCode.PAYMENTS).state()).isEqualTo(HealthState.WELL);
    time("pre_checkout_query", Duration.ofMillis(5_001));
    time("successful_payment", Duration.ofMillis(2_501));
    assertThat(line(HealthCode.PRE_CHECKOUT).state()).isEqualTo(HealthState.SUFFERING);
    assertThat(line(HealthCode.PAYMENTS).state()).isEqualTo(HealthState.SUFFERING);
    assertThat(line(HealthCode.PAYMENTS).seconds()).isEqualTo(2.501);
  }

  private void time(String kind, Duration took) {
    Timer.builder("zij.webhook").tag("kind", kind).register(meters).record(took);
  }

  @Test
  void circuits() {
    redis.transitionToOpenState();
    assertThat(line(HealthCode.REDIS).state()).as("slower, no more").isEqualTo(HealthState.LOOK);
    botApi.transitionToOpenState();
    assertThat(line(HealthCode.BOT_API).state()).isEqualTo(HealthState.SUFFERING);
    assertThat(line(HealthCode.BOT_API).since()).isNotNull();
    botApi.transitionToHalfOpenState();
    assertThat(line(HealthCode.BOT_API).state()).isEqualTo(HealthState.LOOK);
    botApi.transitionToClosedState();
    assertThat(line(HealthCode.BOT_API).state()).isEqualTo(HealthState.WELL);
  }

  @Test
  void witnessesAndReplicasAreNamed() {
    gauge("zij.witness.contradicts", 1, "witness", "w2");
    assertThat(line(HealthCode.WITNESSES).state()).isEqualTo(HealthState.LOOK);
    assertThat(line(HealthCode.WITNESSES).about()).containsExactly("w2");
    gauge("zij.replica.lag", 5, "replica", "1");
    assertThat(line(HealthCode.REPLICAS).state()).isEqualTo(HealthState.WELL);
    gauge("zij.replica.lag", 6, "replica", "1");
    assertThat(line(HealthCode.REPLICAS).about()).containsExactly("1");
    gauge("zij.replica.lag", 0, "replica", "1");
    gauge("zij.replica.usable", 0, "replica", "1");
    assertThat(line(HealthCode.REPLICAS).state()).isEqualTo(HealthState.LOOK);
  }

  @Test
  void whatDoesNotTellIsToBeLookedAt() {
    gauge("zij.webhook.backlog", Double.NaN);
    gauge("zij.checkpoint.age", Double.NaN);
    gauge("zij.letters.waiting", Double.NaN, "kind", "REACTION");
    gauge("zij.reconciliation.open", Double.NaN, "kind", "MISSING_HERE");
    for (HealthCode code :
        List.of(
            HealthCode.PAYMENTS, HealthCode.LOG, HealthCode.LETTERS, HealthCode.RECONCILIATION)) {
      assertThat(line(code).state()).as("%s", code).isEqualTo(HealthState.LOOK);
    }
    assertThat(line(HealthCode.LETTERS).count()).isNull();
  }

  @Test
  void withoutTheDatabaseNothingIsSaidOfWhatOnlyItKnows() {
    gauge("zij.postgresql.up", 0);
    assertThat(line(HealthCode.DATABASE).state()).isEqualTo(HealthState.SUFFERING);
    assertThat(codes())
        .doesNotContain(
            HealthCode.LOG,
            HealthCode.PROCESSORS,
            HealthCode.LETTERS,
            HealthCode.RECONCILIATION,
            HealthCode.WITNESSES)
        .contains(HealthCode.BOT_API, HealthCode.REDIS, HealthCode.DISK);
  }

  @Test
  void aDiskThatFills() {
    assertThat(Checkup.disk(10, 100).state()).isEqualTo(HealthState.WELL);
    assertThat(Checkup.disk(9, 100).state()).isEqualTo(HealthState.LOOK);
    assertThat(line(HealthCode.DISK).of()).isPositive();
  }
}
