package zij.query.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** What days, hours and weeks a moment is in, told by the calendar of a zone. */
final class Calendar {
  private Calendar() {}

  /** Told by the calendar of the zone, not by when days begin in UTC. */
  static Predicate<Instant> within(Question question) {
    Period period = question.period();
    return at -> {
      LocalDate day = LocalDate.ofInstant(at, period.zone());
      return !day.isBefore(period.from()) && day.isBefore(period.to());
    };
  }

  /** What the calendar calls the hour, day or week of a moment; an hour that comes twice is two. */
  static Function<Instant, Object> name(Series.Step step, ZoneId zone) {
    return switch (step) {
      case HOUR ->
          at -> at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toLocalDateTime() + offset(at, zone);
      case DAY -> at -> LocalDate.ofInstant(at, zone);
      case WEEK -> at -> SlowFigures.monday(at, zone);
    };
  }

  private static String offset(Instant at, ZoneId zone) {
    return " " + zone.getRules().getOffset(at);
  }
}
