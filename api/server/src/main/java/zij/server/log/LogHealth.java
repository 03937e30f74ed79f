package zij.server.log;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import zij.ledger.log.ForkAlarm;

/** Down, and not ready, from the moment on at which the log does not extend what was signed. */
@Component("logHealthIndicator")
class LogHealth implements HealthIndicator {
  private final ForkAlarm alarm;

  LogHealth(ForkAlarm alarm) {
    this.alarm = alarm;
  }

  @Override
  public Health health() {
    return alarm
        .reason()
        .map(reason -> Health.down().withDetail("reason", reason).build())
        .orElseGet(() -> Health.up().build());
  }
}
