package zij.server.reconciliation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import zij.language.difference.DifferenceKind;
import zij.query.reconciliation.Differences;
import zij.query.reconciliation.OpenDifferences;

/** What waits for a person, as figures: {@code zij.reconciliation.*}. */
@Component
class ReconciliationMeters {
  /** Several figures are read at once, and need not be asked for each. */
  private final LoadingCache<Boolean, OpenDifferences> open;

  private final InstantSource clock;

  ReconciliationMeters(
      Differences differences,
      Reconciliation reconciliation,
      InstantSource clock,
      MeterRegistry meters) {
    this.clock = clock;
    this.open =
        Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(_ -> differences.open());
    for (DifferenceKind kind : DifferenceKind.values()) {
      Gauge.builder("zij.reconciliation.open", () -> open.get(true).byKind().getOrDefault(kind, 0L))
          .tag("kind", kind.name())
          .description("Differences from Telegram's list that wait for a person")
          .register(meters);
    }
    Gauge.builder("zij.reconciliation.oldest.seconds", this::oldestSeconds)
        .description("Age of the oldest difference that waits for a person")
        .register(meters);
    Gauge.builder("zij.reconciliation.list.changed", () -> hasListChanged(reconciliation) ? 1 : 0)
        .description("Whether Telegram's list is not what it was when it was read")
        .register(meters);
  }

  private double oldestSeconds() {
    Instant oldest = open.get(true).oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
  }

  private static boolean hasListChanged(Reconciliation reconciliation) {
    return reconciliation
        .lastRun()
        .filter(r -> r.state() == ReconciliationRun.State.LIST_CHANGED)
        .isPresent();
  }
}
