package zij.query.insights;

import static zij.query.insights.Buckets.utc;

import java.time.Instant;
import org.jooq.DSLContext;

/**
 * How many different people there were: how often anything happened within a period, less the times
 * when somebody came back of whom the time before is within the period too.
 */
record Visitors(DSLContext dsl) {
  private static final String WITHIN_DAYS =
      """
      select count(*) from query.insights_return
      where cell_id = ? and paid = ? and at >= ?::timestamptz and at < ?::timestamptz
        and previous_at >= ?::timestamptz
      """;

  /** Pairs of whole weeks, then those that begin before the first or end after the last. */
  private static final String WITHIN_WEEKS =
      """
      select
        (select coalesce(sum(times), 0) from query.insights_return_week
          where cell_id = ? and paid = ? and previous_week >= ? and previous_week < ?
            and week < ?)
        + (select count(*) from query.insights_return
          where cell_id = ? and paid = ? and previous_at >= ?::timestamptz
            and previous_at < ?::timestamptz and at < ?::timestamptz)
        + (select count(*) from query.insights_return
          where cell_id = ? and paid = ? and at >= ?::timestamptz and at < ?::timestamptz
            and previous_at >= ?::timestamptz)
      """;

  /**
   * How many different people.
   *
   * @param times how often anything happened within the period
   */
  long count(int cell, Visits.Act act, Period period, long times) {
    return times - returns(cell, act.paid(), period.start(), period.end());
  }

  private long returns(int cell, boolean paid, Instant start, Instant end) {
    int firstWeek = Visits.week(start.minusNanos(1)) + 1;
    int lastWeek = Visits.week(end);
    if (firstWeek >= lastWeek) {
      return number(WITHIN_DAYS, cell, paid, utc(start), utc(end), utc(start));
    }
    Instant first = Visits.startOf(firstWeek);
    Instant last = Visits.startOf(lastWeek);
    return number(
        WITHIN_WEEKS,
        cell,
        paid,
        firstWeek,
        lastWeek,
        lastWeek,
        cell,
        paid,
        utc(start),
        utc(first),
        utc(end),
        cell,
        paid,
        utc(last),
        utc(end),
        utc(first));
  }

  private long number(String sql, Object... values) {
    Long number = dsl.fetchSingle(sql, values).get(0, Long.class);
    return number == null ? 0 : number;
  }
}
