package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_BUYER;
import static zij.query.schema.Tables.INSIGHTS_RETURN;
import static zij.query.schema.Tables.INSIGHTS_RETURN_WEEK;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.query.schema.tables.records.InsightsBuyerRecord;

/**
 * Who came when, for the first time or again. From the times between somebody's visits follows how
 * many different people there were within any period, without remembering sets of people.
 */
final class Visits {
  /** Within which a buyer who comes again is a repeat buyer; its end belongs to it. */
  static final Duration REPEAT = Duration.ofDays(7);

  private static final Duration WEEK = Duration.ofDays(7);

  /** What somebody came for. */
  enum Act {
    ORDER,
    PURCHASE;

    boolean paid() {
      return this == PURCHASE;
    }
  }

  private record Key(long buyer, boolean paid, int cell) {}

  private record Return(
      int cell, boolean paid, Instant at, long position, Instant previous, Instant first) {}

  private record Weeks(int cell, boolean paid, int previous, int week) {}

  private static final String ADD_RETURNS =
      """
      insert into {6} (cell_id, paid, at, position, previous_at, first_at)
      select * from unnest(?::integer[], ?::boolean[], ?::timestamptz[], ?::bigint[],
        ?::timestamptz[], ?::timestamptz[])
      """;

  private static final String ADD_WEEKS =
      """
      insert into {5} as r (cell_id, paid, previous_week, week, times)
      select * from unnest(?::integer[], ?::boolean[], ?::integer[], ?::integer[], ?::bigint[])
      on conflict (cell_id, paid, previous_week, week)
      do update set times = r.times + excluded.times
      """;

  private final DSLContext dsl;
  private final Cells cells;
  private final Sums sums;
  private final Map<Key, InsightsBuyerRecord> rows = new HashMap<>();
  private final Map<Key, InsightsBuyerRecord> touched = new LinkedHashMap<>();
  private final List<Return> returns = new ArrayList<>();
  private final Map<Weeks, Long> weeks = new HashMap<>();

  Visits(DSLContext dsl, Cells cells, Sums sums) {
    this.dsl = dsl;
    this.cells = cells;
    this.sums = sums;
  }

  /** Reads what is known of these people. */
  void read(Collection<Long> buyers) {
    dsl.selectFrom(INSIGHTS_BUYER)
        .where(INSIGHTS_BUYER.BUYER.eq(DSL.any(buyers.toArray(Long[]::new))))
        .forEach(row -> rows.put(new Key(row.getBuyer(), row.getPaid(), row.getCellId()), row));
  }

  /** This moment, or that of the last visit if it is later. */
  Instant notBefore(long buyer, Act act, Instant at) {
    int shop = cells.id(new Cell(Cell.ALL, Cell.ALL));
    InsightsBuyerRecord row = rows.get(new Key(buyer, act.paid(), shop));
    if (row == null) return at;
    Instant last = row.getLastAt().toInstant();
    return last.isAfter(at) ? last : at;
  }

  /** Adds a visit that is no earlier than any other of the same person. */
  void add(Cell cell, long buyer, Act act, Instant at, long position) {
    Key key = new Key(buyer, act.paid(), cells.id(cell));
    InsightsBuyerRecord row = rows.get(key);
    if (row == null) {
      row = new InsightsBuyerRecord(buyer, act.paid(), key.cell(), utc(at), utc(at), 1);
      rows.put(key, row);
      if (act == Act.PURCHASE) sums.add(cell, at, Measure.NEW_BUYERS, 1);
    } else {
      comesAgain(cell, act, row, at, position);
      row.setLastAt(utc(at));
      row.setTimes(row.getTimes() + 1);
    }
    touched.put(key, row);
  }

  private void comesAgain(Cell cell, Act act, InsightsBuyerRecord row, Instant at, long position) {
    Instant first = row.getFirstAt().toInstant();
    Instant previous = row.getLastAt().toInstant();
    returns.add(new Return(row.getCellId(), row.getPaid(), at, position, previous, first));
    weeks.merge(new Weeks(row.getCellId(), row.getPaid(), week(previous), week(at)), 1L, Long::sum);
    boolean soon = !at.isAfter(first.plus(REPEAT));
    if (act == Act.PURCHASE && row.getTimes() == 1 && soon) {
      sums.add(cell, first, Measure.REPEAT_BUYERS, 1);
    }
  }

  void write() {
    if (touched.isEmpty()) return;
    touched.values().forEach(row -> row.touched(true));
    dsl.insertInto(INSIGHTS_BUYER)
        .set(touched.values())
        .onConflict(INSIGHTS_BUYER.BUYER, INSIGHTS_BUYER.PAID, INSIGHTS_BUYER.CELL_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
    if (!returns.isEmpty()) writeReturns();
  }

  private void writeReturns() {
    dsl.execute(
        ADD_RETURNS,
        column(returns, Integer[]::new, Return::cell),
        column(returns, Boolean[]::new, Return::paid),
        column(returns, OffsetDateTime[]::new, r -> utc(r.at())),
        column(returns, Long[]::new, Return::position),
        column(returns, OffsetDateTime[]::new, r -> utc(r.previous())),
        column(returns, OffsetDateTime[]::new, r -> utc(r.first())),
        INSIGHTS_RETURN);
    List<Weeks> pairs = List.copyOf(weeks.keySet());
    dsl.execute(
        ADD_WEEKS,
        column(pairs, Integer[]::new, Weeks::cell),
        column(pairs, Boolean[]::new, Weeks::paid),
        column(pairs, Integer[]::new, Weeks::previous),
        column(pairs, Integer[]::new, Weeks::week),
        column(pairs, Long[]::new, pair -> weeks.getOrDefault(pair, 0L)),
        INSIGHTS_RETURN_WEEK);
  }

  private static <R, T> T[] column(Collection<R> rows, IntFunction<T[]> array, Function<R, T> f) {
    return rows.stream().map(f).toArray(array);
  }

  /** The week of UTC that a moment is in, numbered from 1970-01-01. */
  static int week(Instant at) {
    return (int) Math.floorDiv(at.getEpochSecond(), WEEK.toSeconds());
  }

  /** When a week begins. */
  static Instant startOf(int week) {
    return Instant.EPOCH.plusSeconds(week * WEEK.toSeconds());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
