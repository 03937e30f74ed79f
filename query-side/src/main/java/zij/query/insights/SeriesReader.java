package zij.query.insights;

import static zij.query.insights.Buckets.utc;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import zij.query.insights.Series.Point;
import zij.query.insights.Series.Step;

/** Reads what a {@link Series} says. */
record SeriesReader(DSLContext dsl) {
  private static final Measure[] SHOWN = {
    Measure.REVENUE,
    Measure.REFUNDED,
    Measure.CHARGED_BACK,
    Measure.PLACED,
    Measure.PAID,
    Measure.NEW_BUYERS,
    Measure.REFUNDS,
    Measure.CHARGE_BACKS,
    Measure.REFUSED,
    Measure.EXPIRED,
    Measure.CANCELLED,
    Measure.SURPLUS
  };

  private static final String SUMS =
      """
      select width_bucket(at, ?::timestamptz[]) as step, %s
      from query.insights_bucket
      where level = ? and cell_id = ? and minutes = ? and at >= ?::timestamptz
        and at < ?::timestamptz
      group by step
      """
          .formatted(Measure.sums(SHOWN));

  /** Returns within one step; the index has those that no step is too short for. */
  private static final String RETURNS =
      """
      select width_bucket(at, ?::timestamptz[]) as step, count(*)
      from query.insights_return
      where cell_id = ? and paid and at >= ?::timestamptz and at < ?::timestamptz
        and at - previous_at < interval '170 hours' and previous_at >= at - ?::interval
        and width_bucket(previous_at, ?::timestamptz[]) = width_bucket(at, ?::timestamptz[])
      group by step
      """;

  Series answer(Basis basis, Question question, Step step, boolean compare) {
    List<Point> points = points(question, step);
    return new Series(basis, step, points, compare ? points(question.before(), step) : null);
  }

  private List<Point> points(Question question, Step step) {
    Period period = question.period();
    List<Instant> starts = starts(period, step);
    Buckets buckets = new Buckets(dsl);
    int cell = buckets.id(question.cell());
    Map<Integer, Totals> sums = sums(question.cell(), cell, period, starts);
    Map<Integer, Long> returns = returns(cell, period, starts);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Instant end = i + 1 < starts.size() ? starts.get(i + 1) : period.end();
      Totals totals = sums.getOrDefault(i + 1, Totals.none());
      points.add(point(starts.get(i), end, totals, returns.getOrDefault(i + 1, 0L)));
    }
    return points;
  }

  private Map<Integer, Totals> sums(Cell cell, int id, Period period, List<Instant> starts) {
    List<Instant> bounds = new ArrayList<>(starts);
    bounds.add(period.end());
    Map<Integer, Totals> sums = new HashMap<>();
    for (Record row :
        dsl.fetch(
            SUMS,
            utc(starts),
            cell.level(),
            id,
            Grain.dividing(bounds).minutes(),
            utc(period.start()),
            utc(period.end()))) {
      sums.put(row.get("step", Integer.class), Totals.of(row, SHOWN));
    }
    return sums;
  }

  private Map<Integer, Long> returns(int cell, Period period, List<Instant> starts) {
    Map<Integer, Long> returns = new HashMap<>();
    Object[] steps = utc(starts);
    for (Record row :
        dsl.fetch(
            RETURNS,
            steps,
            cell,
            utc(period.start()),
            utc(period.end()),
            longest(period, starts).toSeconds() + " seconds",
            steps,
            steps)) {
      returns.put(row.get(0, Integer.class), row.get(1, Long.class));
    }
    return returns;
  }

  private static Duration longest(Period period, List<Instant> starts) {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < starts.size(); i++) {
      Instant end = i + 1 < starts.size() ? starts.get(i + 1) : period.end();
      Duration length = Duration.between(starts.get(i), end);
      if (length.compareTo(longest) > 0) longest = length;
    }
    return longest;
  }

  /**
   * Where each step begins: by the clocks of the zone, so that a day has 23 to 25 hours, and an
   * hour is cut where clocks are changed by half of one.
   *
   * @throws IllegalArgumentException if there are more than {@link Insights#MAX_POINTS}
   */
  static List<Instant> starts(Period period, Step step) {
    List<Instant> starts = new ArrayList<>();
    Instant at = period.start();
    while (at.isBefore(period.end())) {
      if (starts.size() == Insights.MAX_POINTS) {
        throw new IllegalArgumentException("more than " + Insights.MAX_POINTS + " points");
      }
      starts.add(at);
      at = next(at, period.zone(), step);
    }
    return starts;
  }

  private static Instant next(Instant at, ZoneId zone, Step step) {
    ZonedDateTime local = at.atZone(zone);
    return switch (step) {
      case HOUR -> at.plusSeconds((60L - local.getMinute()) * 60);
      case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      case WEEK ->
          local
              .toLocalDate()
              .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
              .atStartOfDay(zone)
              .toInstant();
    };
  }

  private static Point point(Instant start, Instant end, Totals t, long returns) {
    return new Point(
        start,
        end,
        t.of(Measure.REVENUE),
        t.netRevenue(),
        t.of(Measure.PLACED),
        t.of(Measure.PAID),
        t.of(Measure.PAID) - returns,
        t.of(Measure.NEW_BUYERS),
        t.of(Measure.REFUNDS),
        t.of(Measure.CHARGE_BACKS),
        t.of(Measure.REFUSED)
            + t.of(Measure.EXPIRED)
            + t.of(Measure.CANCELLED)
            + t.of(Measure.SURPLUS));
  }
}
