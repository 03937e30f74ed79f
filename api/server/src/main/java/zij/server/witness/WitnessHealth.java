package zij.server.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import zij.ledger.witness.Cosignatures;
import zij.ledger.witness.PublishedCheckpoints;
import zij.ledger.witness.WitnessAddress;

/**
 * Down when a witness contradicts the log, or a signed checkpoint has waited for its quorum for
 * more than a minute. Neither liveness nor readiness: the shop sells on until a person has looked,
 * since one strange witness must not be able to close it.
 */
@Component("witnesses")
class WitnessHealth implements HealthIndicator {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final PublishedCheckpoints checkpoints;
  private final WitnessConfiguration.Configured configured;

  WitnessHealth(PublishedCheckpoints checkpoints, WitnessConfiguration.Configured configured) {
    this.checkpoints = checkpoints;
    this.configured = configured;
  }

  @Override
  public Health health() {
    PublishedCheckpoints.Progress progress = checkpoints.progress();
    Instant since = progress.missingSince();
    Map<String, String> contradictions = contradictions();
    boolean isLate = since != null && since.plus(LONGEST).isBefore(Instant.now());
    boolean isDown = isLate || !contradictions.isEmpty();
    Health.Builder health =
        (isDown ? Health.down() : Health.up()).withDetail("quorum", checkpoints.quorum().needed());
    if (!contradictions.isEmpty()) health.withDetail("contradictions", contradictions);
    if (since != null) health.withDetail("missingSince", since);
    return health.build();
  }

  /** What contradicting witnesses say, by name. */
  private Map<String, String> contradictions() {
    Map<String, String> found = new LinkedHashMap<>();
    for (WitnessAddress witness : configured.addresses()) {
      Cosignatures.Trouble trouble = checkpoints.state(witness.key()).problem();
      if (trouble != null && trouble.isContradiction()) {
        found.put(witness.key().name(), trouble.kind() + ": " + trouble.detail());
      }
    }
    return found;
  }
}
