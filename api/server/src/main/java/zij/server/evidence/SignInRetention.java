package zij.server.evidence;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.server.ZijProperties;

/**
 * Deletes sign-ins that no session can need any more. Those that something came of are in the log
 * by then.
 */
@Component
class SignInRetention {
  static final int BATCH = 1_000;

  /** So many per round at most; the next round takes the rest. */
  static final int MAX_BATCHES = 100;

  /** Clocks may differ, and a request may be on its way. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final SignIns signIns;
  private final Duration needed;
  private final InstantSource clock;

  SignInRetention(SignIns signIns, ZijProperties properties, InstantSource clock) {
    this.signIns = signIns;
    this.needed =
        properties.telegram().initDataMaxAge().plus(properties.session().lifetime()).plus(MARGIN);
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void round() {
    for (int batches = 0; batches < MAX_BATCHES; batches++) {
      if (signIns.deleteBefore(clock.instant().minus(needed), BATCH) < BATCH) return;
    }
  }
}
