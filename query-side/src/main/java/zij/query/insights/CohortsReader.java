package zij.query.insights;

import static zij.query.insights.Buckets.utc;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import zij.query.insights.Cohorts.Cohort;

/** Reads what {@link Cohorts} say. */
record CohortsReader(DSLContext dsl) {
  /** So many weeks cohorts are followed; the index on returns goes as far. */
  static final int WEEKS = 12;

  private static final String SIZES =
      """
      select width_bucket(at, ?::timestamptz[]) as week, sum(new_buyers)::bigint
      from query.insights_bucket
      where level = ? and cell_id = ? and minutes = ? and at >= ?::timestamptz
        and at < ?::timestamptz
      group by week
      """;

  /** Everybody's first purchase of each week: the one whose time before is of an earlier week. */
  private static final String RETURNS =
      """
      select cohort, week, count(*)
      from (select width_bucket(first_at, ?::timestamptz[]) as cohort,
          width_bucket(at, ?::timestamptz[]) as week,
          width_bucket(previous_at, ?::timestamptz[]) as previous
        from query.insights_return
        where cell_id = ? and paid and at - first_at < interval '92 days'
          and first_at >= ?::timestamptz and first_at < ?::timestamptz) as visit
      where previous < week and week - cohort between 1 and ?
      group by cohort, week
      """;

  private record Place(int cohort, int week) {}

  Cohorts answer(Basis basis, Question question, Instant now) {
    Period period = question.period();
    List<LocalDate> mondays = mondays(period);
    List<Instant> weeks = mondays.stream().map(day -> start(day, period)).toList();
    int count = mondays.size() - WEEKS - 1;
    Instant end = period.end();
    int cell = new Buckets(dsl).id(question.cell());
    Map<Integer, Long> sizes = sizes(question.cell(), cell, weeks.subList(0, count), end);
    Map<Place, Long> returns = returns(cell, weeks, end);
    List<Cohort> cohorts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<Long> returned = new ArrayList<>();
      for (int week = i + 1; week <= i + WEEKS; week++) {
        if (weeks.get(week - 1).isAfter(now)) break;
        returned.add(returns.getOrDefault(new Place(i, week), 0L));
      }
      cohorts.add(new Cohort(mondays.get(i - 1), sizes.getOrDefault(i, 0L), returned));
    }
    return new Cohorts(basis, WEEKS, cohorts);
  }

  /**
   * Those of the cohorts, of the weeks in which the last one is followed, and one more as an end.
   */
  private static List<LocalDate> mondays(Period period) {
    List<LocalDate> mondays = new ArrayList<>();
    LocalDate monday = period.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    while (monday.isBefore(period.to())) {
      mondays.add(monday);
      monday = monday.plusWeeks(1);
    }
    for (int i = 0; i <= WEEKS; i++) mondays.add(monday.plusWeeks(i));
    return mondays;
  }

  private static Instant start(LocalDate day, Period period) {
    return day.atStartOfDay(period.zone()).toInstant();
  }

  private Map<Integer, Long> sizes(Cell cell, int id, List<Instant> weeks, Instant end) {
    List<Instant> bounds = new ArrayList<>(weeks);
    bounds.add(end);
    Map<Integer, Long> sizes = new HashMap<>();
    for (Record row :
        dsl.fetch(
            SIZES,
            utc(weeks),
            cell.level(),
            id,
            Grain.dividing(bounds).minutes(),
            utc(weeks.getFirst()),
            utc(end))) {
      sizes.put(row.get(0, Integer.class), row.get(1, Long.class));
    }
    return sizes;
  }

  private Map<Place, Long> returns(int cell, List<Instant> weeks, Instant end) {
    OffsetDateTime[] starts = utc(weeks);
    Map<Place, Long> returns = new HashMap<>();
    for (Record row :
        dsl.fetch(RETURNS, starts, starts, starts, cell, utc(weeks.getFirst()), utc(end), WEEKS)) {
      Place key = new Place(row.get(0, Integer.class), row.get(1, Integer.class));
      returns.put(key, row.get(2, Long.class));
    }
    return returns;
  }
}
