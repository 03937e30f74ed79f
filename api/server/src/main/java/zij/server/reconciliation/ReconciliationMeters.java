package zij.server.reconciliation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import zij.language.difference.DifferenceKind;
import zij.query.reconciliation.Differences;
import zij.query.reconciliation.OpenDifferences;
import zij.server.reconciliation.ReconciliationRun.State;

/** What waits for a person, as figures: {@code zij.reconciliation.*}. */
@Component
class ReconciliationMeters {
  /** What is asked for at once. */
  private record Seen(OpenDifferences open, Optional<ReconciliationRun> lastRun) {
    boolean endedAs(State state) {
      return lastRun.filter(it -> it.state() == state).isPresent();
    }
  }

  /** Several figures are read at once, and need not be asked for each. */
  private final LoadingCache<Boolean, Seen> seen;

  private final InstantSource clock;

  ReconciliationMeters(
      Differences differences,
      Reconciliation reconciliation,
      InstantSource clock,
      MeterRegistry meters) {
    this.clock = clock;
    this.seen =
        Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(_ -> new Seen(differences.open(), reconciliation.lastRun()));
    for (DifferenceKind kind : DifferenceKind.values()) {
      Gauge.builder("zij.reconciliation.open", () -> now().open().byKind().getOrDefault(kind, 0L))
          .tag("kind", kind.name())
          .description("Differences from Telegram's list that wait for a person")
          .register(meters);
    }
    Gauge.builder("zij.reconciliation.oldest.seconds", this::oldestSeconds)
        .description("Age of the oldest difference that waits for a person")
        .register(meters);
    Gauge.builder("zij.reconciliation.list.changed", () -> ended(State.LIST_CHANGED))
        .description("Whether Telegram's list is not what it was when it was read")
        .register(meters);
    Gauge.builder("zij.reconciliation.run.failed", () -> ended(State.FAILED))
        .description("Whether the last run was broken off")
        .register(meters);
    Gauge.builder("zij.reconciliation.run.age", this::runAge)
        .description("Since the last run ended; NaN before the first")
        .baseUnit("seconds")
        .register(meters);
  }

  private Seen now() {
    return seen.get(true);
  }

  private double oldestSeconds() {
    Instant oldest = now().open().oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
  }

  private double runAge() {
    return now()
        .lastRun()
        .map(it -> Duration.between(it.endedAt(), clock.instant()).toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  private int ended(State state) {
    return now().endedAs(state) ? 1 : 0;
  }
}
