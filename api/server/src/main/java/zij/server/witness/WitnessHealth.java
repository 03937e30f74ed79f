package zij.server.witness;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import zij.ledger.witness.PublishedCheckpoints;

/**
 * Down when a signed checkpoint has waited for its quorum for more than a minute. Neither liveness
 * nor readiness: the shop sells on, what waits is what the world is shown of the log.
 */
@Component("witnesses")
class WitnessHealth implements HealthIndicator {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final PublishedCheckpoints checkpoints;

  WitnessHealth(PublishedCheckpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Override
  public Health health() {
    PublishedCheckpoints.Progress progress = checkpoints.progress();
    Instant since = progress.missingSince();
    boolean isDown = since != null && since.plus(LONGEST).isBefore(Instant.now());
    Health.Builder health =
        (isDown ? Health.down() : Health.up()).withDetail("quorum", checkpoints.quorum().needed());
    if (since != null) health.withDetail("missingSince", since);
    return health.build();
  }
}
