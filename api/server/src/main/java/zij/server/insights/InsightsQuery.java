package zij.server.insights;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.product.ProductId;
import zij.query.insights.Period;
import zij.query.insights.Question;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/** Which figures a request asks for, in its own words. */
record InsightsQuery(
    @Parameter(description = "The first day; 29 days before the last by default.")
        @Nullable String from,
    @Parameter(
            description =
                "The day after the last one, at most 731 days after from; tomorrow by default.")
        @Nullable String to,
    @Parameter(description = "IANA time zone whose days these are; UTC by default.")
        @Nullable String tz,
    @Parameter(description = "Only this product's share of the orders that have it.")
        @Nullable String product,
    @Parameter(description = "Only orders that were placed in this language.")
        @Nullable String language,
    @Parameter(description = Freshness.PARAMETER) @Nullable String position) {
  private static final int DEFAULT_DAYS = 30;

  /**
   * What is asked for.
   *
   * @throws ProblemException that names the first parameter that is wrong
   */
  Question question(InstantSource clock) {
    ZoneId zone = zone();
    LocalDate last = day("to", to);
    if (last == null) last = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
    LocalDate first = day("from", from);
    if (first == null) first = last.minusDays(DEFAULT_DAYS);
    if (first.isBefore(Period.EARLIEST)) {
      throw ProblemException.parameter("from", "a day not before " + Period.EARLIEST);
    }
    long days = ChronoUnit.DAYS.between(first, last);
    if (days < 1 || days > Period.MAX_DAYS) {
      throw ProblemException.parameter(
          "to", "a day from 1 to %d days after %s".formatted(Period.MAX_DAYS, first));
    }
    return new Question(
        new Period(first, last, zone),
        new Asked("product", product).as("a product's id", ProductId::new),
        new Asked("language", language).as("one of " + languages(), Language::ofTag));
  }

  /** Of which log position the answer has to be at least; null if any will do. */
  @Nullable Long atLeast() {
    return new Asked("position", position).number(0, Asked.MAX);
  }

  /**
   * Refuses a request with parameters that nobody looks at: an unknown filter would be answered
   * with figures of everything.
   *
   * @param others names of what the request may have beside
   */
  static void requireNothingElse(HttpServletRequest request, String... others) {
    Set<String> known =
        Stream.concat(
                Stream.of(InsightsQuery.class.getRecordComponents()).map(RecordComponent::getName),
                Stream.of(others))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : new TreeSet<>(request.getParameterMap().keySet())) {
      if (!known.contains(name)) {
        throw ProblemException.parameter(name, "one of " + String.join(", ", known));
      }
    }
  }

  private ZoneId zone() {
    ZoneId zone =
        new Asked("tz", tz)
            .as(
                "a time zone such as Asia/Tashkent",
                id -> {
                  // Not "+05:07": sums are kept by quarters of an hour.
                  if (!ZoneId.getAvailableZoneIds().contains(id)) {
                    throw new IllegalArgumentException(id);
                  }
                  return ZoneId.of(id);
                });
    return zone == null ? ZoneId.of("UTC") : zone;
  }

  private static @Nullable LocalDate day(String name, @Nullable String text) {
    return new Asked(name, text)
        .as(
            "a day such as 2026-11-21, not after " + Period.LATEST,
            value -> {
              LocalDate day = LocalDate.parse(value);
              if (day.isAfter(Period.LATEST)) throw new IllegalArgumentException(value);
              return day;
            });
  }

  private static String languages() {
    return Stream.of(Language.values()).map(Language::tag).collect(Collectors.joining(", "));
  }
}
