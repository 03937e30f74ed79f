package zij.query.telemetry;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Whole days of a time zone, which have 23 or 25 hours when clocks change.
 *
 * @param from the first day
 * @param to the day after the last one
 */
public record Span(LocalDate from, LocalDate to, ZoneId zone) {
  /** A visit lasts no longer: whatever it tells, it tells within so much of its begin. */
  public static final Duration VISIT = Duration.ofDays(1);

  public Span {
    if (!to.isAfter(from)) throw new IllegalArgumentException(to + " is not after " + from);
  }

  OffsetDateTime start() {
    return utc(from);
  }

  /** The first moment that does not belong to it. */
  OffsetDateTime end() {
    return utc(to);
  }

  private OffsetDateTime utc(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
  }
}
