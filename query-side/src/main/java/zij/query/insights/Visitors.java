package zij.query.insights;

import static zij.query.insights.Buckets.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/**
 * How many different people there were: how often anything happened within a period, less the times
 * when somebody came back of whom the time before is within the period too.
 */
record Visitors(DSLContext dsl) {
  private static final String WITHIN_HOURS =
      """
      select count(*) from query.insights_return
      where cell_id = ? and paid = ? and at >= ? and at < ? and previous_at >= ?
      """;

  /**
   * Pairs of whole days, then those that begin before the first and those that end after the last.
   */
  private static final String WITHIN_DAYS =
      """
      select
        (select coalesce(sum(times), 0) from query.insights_return_day
          where cell_id = ? and paid = ? and previous_day >= ? and previous_day < ? and day < ?)
        + (select count(*) from query.insights_return
          where cell_id = ? and paid = ? and previous_at >= ? and previous_at < ? and at < ?)
        + (select count(*) from query.insights_return
          where cell_id = ? and paid = ? and at >= ? and at < ? and previous_at >= ?)
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
    Instant first = Grain.DAY.ceiling(start);
    Instant last = Grain.DAY.floor(end);
    if (!first.isBefore(last)) {
      return number(WITHIN_HOURS, cell, paid, utc(start), utc(end), utc(start));
    }
    LocalDate firstDay = LocalDate.ofInstant(first, ZoneOffset.UTC);
    LocalDate lastDay = LocalDate.ofInstant(last, ZoneOffset.UTC);
    return number(
        WITHIN_DAYS,
        cell,
        paid,
        firstDay,
        lastDay,
        lastDay,
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
