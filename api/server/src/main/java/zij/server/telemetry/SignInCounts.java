package zij.server.telemetry;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.query.telemetry.Telemetry;

/**
 * Counts how sign-ins end, whatever the mini app tells of it. Only numbers are kept, so a flood of
 * forged sign-ins fills nothing. Thread-safe.
 */
@Component
public class SignInCounts {
  /** It opened a session. */
  public static final String OK = "ok";

  private static final Logger LOG = LoggerFactory.getLogger(SignInCounts.class);

  private final Telemetry telemetry;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Long> counts = new ConcurrentHashMap<>();

  SignInCounts(Telemetry telemetry, InstantSource clock) {
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /**
   * A sign-in ended like this.
   *
   * @param result one of a closed list
   */
  public void ended(String result) {
    var _ = counts.merge(result, 1L, Long::sum);
  }

  @Scheduled(fixedDelayString = "PT1S")
  void write() {
    for (String result : Map.copyOf(counts).keySet()) {
      Long count = counts.remove(result);
      if (count == null) continue;
      try {
        telemetry.countSignIns(clock.instant(), result, count);
      } catch (DataAccessException | org.springframework.dao.DataAccessException e) {
        var _ = counts.merge(result, count, Long::sum);
        LOG.warn("Sign-ins are not counted now: {}", e.getMessage());
      }
    }
  }
}
