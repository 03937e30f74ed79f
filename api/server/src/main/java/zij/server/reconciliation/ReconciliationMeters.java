package zij.server.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import zij.language.difference.DifferenceKind;
import zij.query.reconciliation.Differences;
import zij.query.reconciliation.OpenDifferences;
import zij.server.metrics.Glance;

/** What waits for a person, as figures: {@code zij.reconciliation.*}. */
@Component
class ReconciliationMeters {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** Several figures are read at once, and need not be asked for each. */
  private final Glance<OpenDifferences> open;

  private final Glance<Boolean> changed;
  private final InstantSource clock;

  ReconciliationMeters(
      Differences differences,
      Reconciliation reconciliation,
      InstantSource clock,
      MeterRegistry meters) {
    this.clock = clock;
    this.open = new Glance<>(differences::open, EVERY);
    this.changed = new Glance<>(() -> hasListChanged(reconciliation), EVERY);
    for (DifferenceKind kind : DifferenceKind.values()) {
      Gauge.builder(
              "zij.reconciliation.open",
              () -> open.figure(all -> all.byKind().getOrDefault(kind, 0L)))
          .tag("kind", kind.name())
          .description("Differences from Telegram's list that wait for a person")
          .register(meters);
    }
    Gauge.builder("zij.reconciliation.oldest.seconds", () -> open.figure(this::oldestSeconds))
        .description("Age of the oldest difference that waits for a person")
        .register(meters);
    Gauge.builder(
            "zij.reconciliation.list.changed", () -> changed.figure(is -> is ? 1 : 0))
        .description("Whether Telegram's list is not what it was when it was read")
        .register(meters);
  }

  private double oldestSeconds(OpenDifferences all) {
    Instant oldest = all.oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
  }

  private static boolean hasListChanged(Reconciliation reconciliation) {
    return reconciliation
        .lastRun()
        .filter(r -> r.state() == ReconciliationRun.State.LIST_CHANGED)
        .isPresent();
  }
}
