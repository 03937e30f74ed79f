package zij.query.insights;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Some whole days of a time zone.
 *
 * @param from the first day, not before {@link #EARLIEST}
 * @param to the day after the last one: at least one and at most {@value #MAX_DAYS} days later
 * @param zone a zone of the IANA time zone database
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
  /** Two years, one of them a leap year. */
  public static final int MAX_DAYS = 731;

  /** From here on every zone's days begin at a quarter of an hour of UTC. */
  public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  public static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  public Period {
    long days = ChronoUnit.DAYS.between(from, to);
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("a period has 1 to " + MAX_DAYS + " days, not " + days);
    }
    if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "a period lies between %s and %s".formatted(EARLIEST, LATEST));
    }
  }

  /** When it begins. */
  public Instant start() {
    return start(from);
  }

  /** When it is over. */
  public Instant end() {
    return start(to);
  }

  /** As many days right before it; the very first days of all for the earliest periods. */
  public Period previous() {
    long days = ChronoUnit.DAYS.between(from, to);
    LocalDate before = from.minusDays(days);
    if (!before.isBefore(EARLIEST)) return new Period(before, from, zone);
    return new Period(EARLIEST, EARLIEST.plusDays(days), zone);
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** How many hours it has, those that begin within it. */
  public long hours() {
    return Duration.between(start(), end()).plusMinutes(59).toHours();
  }
}
