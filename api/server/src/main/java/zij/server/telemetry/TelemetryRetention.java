package zij.server.telemetry;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.query.telemetry.Telemetry;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/** Makes the partitions of the days to come, and drops those that are old enough. */
@Component
class TelemetryRetention {
  /** So many days ahead: if nobody looks after a server for a week, telemetry still goes on. */
  static final int DAYS_AHEAD = 7;

  private static final Logger LOG = LoggerFactory.getLogger(TelemetryRetention.class);
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(731);

  private final Telemetry telemetry;
  private final Duration keep;
  private final InstantSource clock;

  TelemetryRetention(Telemetry telemetry, ZijProperties properties, InstantSource clock) {
    this.telemetry = telemetry;
    this.keep = properties.telemetry().keep();
    this.clock = clock;
    if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(LONGEST) > 0) {
      throw new StartFailure("zij.telemetry.keep has to be from 1 to 731 days.");
    }
    round(); // before anything is told
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
  final void round() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int made = telemetry.makeDays(today.minusDays(1), today.plusDays(DAYS_AHEAD));
    int dropped = telemetry.dropBefore(clock.instant().minus(keep));
    if (dropped > 0) LOG.info("Telemetry of {} days was dropped, {} days made", dropped, made);
  }
}
