package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_BUCKET;
import static zij.query.schema.Tables.INSIGHTS_REASON;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What a batch adds to the buckets. */
final class Sums {
  private record Bucket(Cell cell, Grain grain, Instant at) {}

  private record Reason(Bucket bucket, Measure kind, String reason) {}

  /** Level, cell, minutes and time, before the measures. */
  private static final int BUCKET_KEYS = 4;

  /** A column an array, so that PostgreSQL has one plan for batches of every size. */
  private static final String ADD = add();

  private static final String ADD_REASONS =
      """
      insert into {7} as r (cell_id, kind, minutes, at, reason, times, stars)
      select * from unnest(?::integer[], ?::text[], ?::smallint[], ?::timestamptz[], ?::text[],
        ?::bigint[], ?::bigint[])
      on conflict (cell_id, kind, minutes, at, reason)
      do update set times = r.times + excluded.times, stars = r.stars + excluded.stars
      """;

  private final DSLContext dsl;
  private final Cells cells;
  private final Map<Bucket, Map<Measure, Long>> buckets = new LinkedHashMap<>();
  private final Map<Reason, long[]> reasons = new LinkedHashMap<>();

  Sums(DSLContext dsl, Cells cells) {
    this.dsl = dsl;
    this.cells = cells;
  }

  /** Adds to a measure of the buckets that this moment is in. */
  void add(Cell cell, Instant at, Measure measure, long amount) {
    for (Grain grain : Grain.values()) {
      Bucket bucket = new Bucket(cell, grain, grain.floor(at));
      buckets
          .computeIfAbsent(bucket, _ -> new EnumMap<>(Measure.class))
          .merge(measure, amount, Long::sum);
    }
  }

  /** Adds these Stars, so many times, to a measure of their cells. */
  void add(List<Cell.Share> shares, Instant at, Measure measure, int times) {
    for (Cell.Share share : shares) add(share.cell(), at, measure, times * share.stars());
  }

  /** Adds to one of the reasons of a measure. */
  void addReason(Cell cell, Measure kind, Instant at, String reason, long times, long stars) {
    for (Grain grain : Grain.values()) {
      Reason key = new Reason(new Bucket(cell, grain, grain.floor(at)), kind, reason);
      long[] sums = reasons.computeIfAbsent(key, _ -> new long[2]);
      sums[0] += times;
      sums[1] += stars;
    }
  }

  void write() {
    if (buckets.isEmpty()) return;
    List<Bucket> rows = List.copyOf(buckets.keySet());
    List<Object> columns = new ArrayList<>();
    columns.add(column(rows, Short[]::new, b -> b.cell().level()));
    columns.add(column(rows, Integer[]::new, b -> cells.id(b.cell())));
    columns.add(column(rows, Short[]::new, b -> b.grain().minutes()));
    columns.add(column(rows, OffsetDateTime[]::new, Sums::at));
    for (Measure measure : Measure.ALL) {
      columns.add(
          column(
              List.copyOf(buckets.values()), Long[]::new, sums -> sums.getOrDefault(measure, 0L)));
    }
    columns.add(INSIGHTS_BUCKET);
    dsl.execute(ADD, columns.toArray());
    if (!reasons.isEmpty()) writeReasons();
  }

  private void writeReasons() {
    List<Reason> rows = List.copyOf(reasons.keySet());
    dsl.execute(
        ADD_REASONS,
        column(rows, Integer[]::new, r -> cells.id(r.bucket().cell())),
        column(rows, String[]::new, r -> r.kind().name()),
        column(rows, Short[]::new, r -> r.bucket().grain().minutes()),
        column(rows, OffsetDateTime[]::new, r -> at(r.bucket())),
        column(rows, String[]::new, Reason::reason),
        reasons.values().stream().map(sums -> sums[0]).toArray(Long[]::new),
        reasons.values().stream().map(sums -> sums[1]).toArray(Long[]::new),
        INSIGHTS_REASON);
  }

  private static String add() {
    String columns = joined(", ", Measure::column);
    return """
    insert into {%s} as b (level, cell_id, minutes, at, %s)
    select * from unnest(?::smallint[], ?::integer[], ?::smallint[], ?::timestamptz[], %s)
    on conflict (level, cell_id, minutes, at) do update set %s
    """
        .formatted(
            BUCKET_KEYS + Measure.ALL.size(),
            columns,
            joined(", ", _ -> "?::bigint[]"),
            joined(", ", m -> "%1$s = b.%1$s + excluded.%1$s".formatted(m.column())));
  }

  private static String joined(String separator, Function<Measure, String> text) {
    return Measure.ALL.stream().map(text).collect(Collectors.joining(separator));
  }

  private static OffsetDateTime at(Bucket bucket) {
    return bucket.at().atOffset(ZoneOffset.UTC);
  }

  private static <R, T> T[] column(List<R> rows, IntFunction<T[]> array, Function<R, T> value) {
    return rows.stream().map(value).toArray(array);
  }
}
