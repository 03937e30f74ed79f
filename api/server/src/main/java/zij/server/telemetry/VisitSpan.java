package zij.server.telemetry;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import zij.query.telemetry.Span;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;

/** Which days a request asks for, in its own words. */
record VisitSpan(
    @Parameter(description = "The first day; 29 days before the last by default.")
        @Nullable String from,
    @Parameter(
            description =
                "The day after the last one, at most 731 days after from; tomorrow by default.")
        @Nullable String to,
    @Parameter(description = "IANA time zone whose days these are; UTC by default.")
        @Nullable String tz) {
  private static final int DEFAULT_DAYS = 30;
  private static final int MAX_DAYS = 731;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  /**
   * The days.
   *
   * @throws ProblemException that names the first parameter that is wrong
   */
  Span days(InstantSource clock) {
    ZoneId asked = new Asked("tz", tz).as("a time zone such as Asia/Tashkent", VisitSpan::zone);
    ZoneId zone = asked == null ? ZoneId.of("UTC") : asked;
    LocalDate first = day("from", from);
    LocalDate last = day("to", to);
    if (last == null) last = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
    if (first == null) first = last.minusDays(DEFAULT_DAYS);
    long days = ChronoUnit.DAYS.between(first, last);
    if (days < 1 || days > MAX_DAYS) {
      throw ProblemException.parameter(
          "to", "a day from 1 to %d days after %s".formatted(MAX_DAYS, first));
    }
    return new Span(first, last, zone);
  }

  /** Refuses parameters that nobody looks at: a slip of the pen would be answered wrongly. */
  static void requireNothingElse(HttpServletRequest request, String... others) {
    Set<String> known = new TreeSet<>(Set.of("from", "to", "tz"));
    known.addAll(Set.of(others));
    for (String name : new TreeSet<>(request.getParameterMap().keySet())) {
      if (!known.contains(name)) {
        throw ProblemException.parameter(name, "one of " + String.join(", ", known));
      }
    }
  }

  private static @Nullable LocalDate day(String name, @Nullable String text) {
    return new Asked(name, text)
        .as(
            "a day such as 2026-11-21",
            value -> {
              LocalDate day = LocalDate.parse(value);
              if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                throw new DateTimeException(value);
              }
              return day;
            });
  }

  /** A zone of the time zone database: offsets have no name that PostgreSQL reads alike. */
  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) throw new DateTimeException(text);
    return ZoneId.of(text);
  }
}
