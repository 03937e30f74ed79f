package zij.query.insights;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads sums. */
record Buckets(DSLContext dsl) {
  private static final int NO_CELL = 0;

  /** The number of a cell; of one that nothing happened in, a number that no row has. */
  int id(Cell cell) {
    Integer id =
        dsl.fetchOptional(
                "select cell_id from query.insights_cell where product = ? and language = ?",
                cell.product(),
                cell.language())
            .map(row -> row.get(0, Integer.class))
            .orElse(null);
    return id == null ? NO_CELL : id;
  }

  /** The sums of one cell over a period. */
  Totals totals(Cell cell, Period period, Measure... measures) {
    Record row =
        dsl.fetchSingle(
            "select %s from query.insights_bucket where level = {0} and cell_id = {1} and {2}"
                .formatted(Measure.sums(measures)),
            DSL.val(cell.level()),
            DSL.val(id(cell)),
            within(period));
    return Totals.of(row, measures);
  }

  /**
   * Every bucket of a period, each moment in one of them only: days, and quarters of an hour for
   * what is left at both ends.
   */
  static Condition within(Period period) {
    Instant start = period.start();
    Instant end = period.end();
    Instant firstDay = Grain.DAY.ceiling(start);
    Instant lastDay = Grain.DAY.floor(end);
    if (!firstDay.isBefore(lastDay)) return within(Grain.QUARTER, start, end);
    List<Condition> parts = new ArrayList<>();
    parts.add(within(Grain.DAY, firstDay, lastDay));
    if (start.isBefore(firstDay)) parts.add(within(Grain.QUARTER, start, firstDay));
    if (lastDay.isBefore(end)) parts.add(within(Grain.QUARTER, lastDay, end));
    return DSL.or(parts);
  }

  private static Condition within(Grain grain, Instant from, Instant to) {
    return DSL.condition(
        "(minutes = ? and at >= ?::timestamptz and at < ?::timestamptz)",
        grain.minutes(),
        utc(from),
        utc(to));
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static OffsetDateTime[] utc(List<Instant> moments) {
    return moments.stream().map(Buckets::utc).toArray(OffsetDateTime[]::new);
  }
}
