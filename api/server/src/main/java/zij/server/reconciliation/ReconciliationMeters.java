package zij.server.reconciliation;

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
import zij.server.metrics.Glance;
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
  private final Glance<Seen> seen;

  private final InstantSource clock;

  ReconciliationMeters(
      Differences differences,
      Reconciliation reconciliation,
      InstantSource clock,
      MeterRegistry meters) {
    this.clock = clock;
    this.seen =
        new Glance<>(
            () -> new Seen(differences.open(), reconciliation.lastRun()), Duration.ofSeconds(5));
    for (DifferenceKind kind : DifferenceKind.values()) {
      Gauge.builder(
              "zij.reconciliation.open",
              () -> seen.figure(all -> all.open().byKind().getOrDefault(kind, 0L)))
          .tag("kind", kind.name())
          .description("Differences from Telegram's list that wait for a person")
          .register(meters);
    }
    Gauge.builder("zij.reconciliation.oldest.seconds", () -> seen.figure(this::oldestSeconds))
        .description("Age of the oldest difference that waits for a person")
        .register(meters);
    Gauge.builder(
            "zij.reconciliation.list.changed",
            () -> seen.figure(all -> all.endedAs(State.LIST_CHANGED) ? 1 : 0))
        .description("Whether Telegram's list is not what it was when it was read")
        .register(meters);
    Gauge.builder(
            "zij.reconciliation.run.failed",
            () -> seen.figure(all -> all.endedAs(State.FAILED) ? 1 : 0))
        .description("Whether the last run was broken off")
        .register(meters);
    Gauge.builder("zij.reconciliation.run.age", () -> seen.figure(this::runAge))
        .description("Since the last run ended; NaN before the first")
        .baseUnit("seconds")
        .register(meters);
  }

  private double oldestSeconds(Seen all) {
    Instant oldest = all.open().oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
  }

  private double runAge(Seen all) {
    return all.lastRun()
        .map(it -> Duration.between(it.endedAt(), clock.instant()).toMillis() / 1e3)
        .orElse(Double.NaN);
  }
}
