package zij.query.telemetry;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Computes how the mini apps fare on people's phones. Thread-safe. */
public final class ClientFigures {
  private static final int MAX_SECONDS = FunnelFigures.MAX_SECONDS;

  /** One row for each value of each of these; all of them are columns of "visit". */
  private static final List<String> LISTS =
      List.of("failure", "app", "platform", "telegram", "webview", "day");

  private static final String LAUNCHES =
      """
      with visit as (
        select max(weight) as weight, min(app) as app, min(platform) as platform,
          min(telegram) as telegram, min(webview) as webview,
          (min(at) at time zone ?::text)::date::text as day,
          bool_or(kind = 'launched') as launched,
          case when not bool_or(kind = 'launched')
            then min(detail) filter (where kind = 'launch_failed') end as failure
        from query.telemetry
        where day between ?::date and ?::date and at >= ?::timestamptz and at < ?::timestamptz
          and kind in ('launch', 'launched', 'launch_failed')
        group by visit having min(at) >= ?::timestamptz and min(at) < ?::timestamptz)
      select grouping(failure, app, platform, telegram, webview, day) as list,
        coalesce(failure, app, platform, telegram, webview, day, '') as key,
        coalesce(sum(weight), 0)::float8 as launches,
        coalesce(sum(weight) filter (where launched), 0)::float8 as launched,
        coalesce(sum(weight) filter (where failure is not null), 0)::float8 as failed
      from visit
      group by grouping sets ((), failure, app, platform, telegram, webview, day)
      order by sum(weight) desc, key
      """;

  private static final String SIGN_INS =
      """
      select result, sum(attempts)::bigint as attempts from query.sign_in
      where hour >= date_trunc('hour', ?::timestamptz) and hour < ?::timestamptz
      group by result order by 2 desc, 1
      """;

  /** The limits are those of web.dev/vitals: good up to the first, poor beyond the second. */
  private static final String VITALS =
      """
      with last as (
        select distinct on (visit, detail) app, detail as name, value from query.telemetry
        where day between ?::date and ?::date and at >= ?::timestamptz and at < ?::timestamptz and kind = 'vital' and value is not null
        order by visit, detail, seq desc)
      select app, name, count(*) as samples,
        percentile_cont(array[0.5, 0.75, 0.95]) within group (order by value) as percentiles,
        avg((value <= good)::int)::float8 as good, avg((value > poor)::int)::float8 as poor
      from last join (values ('LCP', 2500, 4000), ('INP', 200, 500), ('CLS', 0.1, 0.25),
        ('FCP', 1800, 3000), ('TTFB', 800, 1800)) as limits (name, good, poor) using (name)
      group by app, name order by app, name
      """;

  private static final String ERRORS =
      """
      select app, app_version, detail, sum(weight)::float8 as errors, count(distinct visit) as visits,
        min(at) as first, max(at) as last
      from query.telemetry
      where day between ?::date and ?::date and at >= ?::timestamptz and at < ?::timestamptz and kind = 'error'
      group by app, app_version, detail
      order by sum(weight) desc, detail, app, app_version limit ?::bigint
      """;

  private static final String ALL_ERRORS =
      """
      select coalesce(sum(weight), 0)::float8 as errors, count(distinct visit) as visits
      from query.telemetry
      where day between ?::date and ?::date and at >= ?::timestamptz and at < ?::timestamptz and kind = 'error'
      """;

  private final DSLContext dsl;

  public ClientFigures(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** How visits began. */
  public Launches launches(Span span) {
    OffsetDateTime first = span.start().minus(Span.VISIT);
    OffsetDateTime last = span.end().plus(Span.VISIT);
    List<Record> rows =
        List.copyOf(
            dsl.resultQuery(
                    LAUNCHES,
                    span.zone().getId(),
                    first.toLocalDate(),
                    last.toLocalDate(),
                    first,
                    last,
                    span.start(),
                    span.end())
                .queryTimeout(MAX_SECONDS)
                .fetch());
    Launches.LaunchOutcomes total =
        list(rows, (1 << LISTS.size()) - 1).stream()
            .findFirst()
            .map(Launches.LaunchRow::outcomes)
            .orElse(new Launches.LaunchOutcomes(0, 0, 0, 0));
    long ended = total.launched() + total.failed();
    return new Launches(
        span.from(),
        span.to(),
        span.zone().getId(),
        total,
        ended == 0 ? 1 : (double) total.launched() / ended,
        top(list(rows, "failure").stream().filter(it -> !it.key().isEmpty()).toList()).stream()
            .map(it -> new Launches.LaunchCount(it.key(), it.outcomes().launches()))
            .toList(),
        signIns(span),
        top(list(rows, "app")),
        top(list(rows, "platform")),
        top(list(rows, "telegram")),
        top(list(rows, "webview")),
        list(rows, "day").stream().sorted((a, b) -> a.key().compareTo(b.key())).toList());
  }

  /** How fast they were. */
  public Vitals vitals(Span span) {
    List<Vitals.VitalRow> rows =
        dsl.resultQuery(VITALS, days(span))
            .queryTimeout(MAX_SECONDS)
            .fetch(row -> {
              Double[] percentiles = row.get("percentiles", Double[].class);
              return new Vitals.VitalRow(
                  row.get("app", String.class),
                  row.get("name", String.class),
                  row.get("samples", Long.class),
                  percentiles[0],
                  percentiles[1],
                  percentiles[2],
                  row.get("good", Double.class),
                  row.get("poor", Double.class));
            });
    return new Vitals(span.from(), span.to(), span.zone().getId(), rows);
  }

  /** What broke. */
  public ClientErrors errors(Span span) {
    List<Object> question = new ArrayList<>(List.of(days(span)));
    Record all =
        dsl.resultQuery(ALL_ERRORS, question.toArray()).queryTimeout(MAX_SECONDS).fetchSingle();
    question.add(ClientErrors.MAX_ROWS);
    return new ClientErrors(
        span.from(),
        span.to(),
        span.zone().getId(),
        Math.round(all.get("errors", Double.class)),
        all.get("visits", Long.class),
        dsl.resultQuery(ERRORS, question.toArray())
            .queryTimeout(MAX_SECONDS)
            .fetch(ClientFigures::error));
  }

  private static ClientErrors.ErrorRow error(Record row) {
    return new ClientErrors.ErrorRow(
        row.get("app", String.class),
        row.get("app_version", String.class),
        row.get("detail", String.class),
        Math.round(row.get("errors", Double.class)),
        row.get("visits", Long.class),
        row.get("first", OffsetDateTime.class).toInstant(),
        row.get("last", OffsetDateTime.class).toInstant());
  }

  private List<Launches.LaunchCount> signIns(Span span) {
    return dsl.resultQuery(SIGN_INS, span.start(), span.end())
        .queryTimeout(MAX_SECONDS)
        .fetch(row ->
            new Launches.LaunchCount(
                row.get("result", String.class), row.get("attempts", Long.class)));
  }

  private static Object[] days(Span span) {
    return new Object[] {
      span.start().toLocalDate(), span.end().toLocalDate(), span.start(), span.end()
    };
  }

  private static List<Launches.LaunchRow> top(List<Launches.LaunchRow> rows) {
    return rows.stream().limit(Launches.MAX_ROWS).toList();
  }

  /** Those that are grouped by this one column alone: the bits of {@code grouping()} say so. */
  private static List<Launches.LaunchRow> list(List<Record> rows, String column) {
    int all = (1 << LISTS.size()) - 1;
    return list(rows, all & ~(1 << (LISTS.size() - 1 - LISTS.indexOf(column))));
  }

  private static List<Launches.LaunchRow> list(List<Record> rows, int grouping) {
    return rows.stream()
        .filter(row -> row.get("list", Integer.class) == grouping)
        .map(row -> new Launches.LaunchRow(row.get("key", String.class), outcomes(row)))
        .toList();
  }

  private static Launches.LaunchOutcomes outcomes(Record row) {
    long launches = Math.round(row.get("launches", Double.class));
    long launched = Math.round(row.get("launched", Double.class));
    long failed = Math.round(row.get("failed", Double.class));
    return new Launches.LaunchOutcomes(launches, launched, failed, launches - launched - failed);
  }
}
