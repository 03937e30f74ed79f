package zij.query.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what the mini apps tell, a partition per UTC day, for a while. Thread-safe. */
public final class Telemetry {
  /** So many records are written at once. */
  public static final int MAX_BATCH = 2_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A repeated batch may fall on the other side of midnight, so the days around count too. */
  private static final String INSERT =
      """
      insert into query.telemetry (day, visit, seq, at, kind, app, person, weight, language,
        platform, telegram, webview, app_version, source, product, order_id, value, detail)
      select distinct on (r.visit, r.seq) (r.at at time zone 'UTC')::date, r.visit, r.seq, r.at,
        r.kind, r.app, decode(r.person, 'hex'), r.weight, r.language, r.platform, r.telegram,
        r.webview, r.app_version, r.source, r.product, r.order_id, r.value, r.detail
      from jsonb_to_recordset(?::jsonb) as r (visit uuid, seq integer, at timestamptz, kind text,
        app text, person text, weight real, language text, platform text, telegram text,
        webview text, app_version text, source text, product text, order_id uuid,
        value double precision, detail text)
      where not exists (
        select from query.telemetry t
        where t.visit = r.visit and t.seq = r.seq and t.day between ?::date and ?::date)
      on conflict do nothing
      """;

  private final DSLContext dsl;

  public Telemetry(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * Writes records; those that are there already, told by visit and number, stay as they are.
   *
   * @param records at most {@value #MAX_BATCH}, of days that have a partition
   * @return how many were new
   */
  public int write(List<TelemetryRecord> records) {
    if (records.isEmpty()) return 0;
    if (records.size() > MAX_BATCH) {
      throw new IllegalArgumentException(records.size() + " records are too many at once");
    }
    LocalDate first = records.stream().map(Telemetry::day).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = records.stream().map(Telemetry::day).max(LocalDate::compareTo).orElseThrow();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>(records.size());
    for (TelemetryRecord record : records) rows.add(row(record));
    return dsl.execute(INSERT, JSON.writeValueAsString(rows), first.minusDays(1), last.plusDays(1));
  }

  /** Adds to the number of sign-ins that ended like this, in the hour of a moment. */
  public void countSignIns(Instant moment, String result, long attempts) {
    dsl.execute(
        "insert into query.sign_in (hour, result, attempts) values (date_trunc('hour',"
            + " ?::timestamptz, 'UTC'), ?, ?) on conflict (hour, result) do update set attempts ="
            + " sign_in.attempts + excluded.attempts",
        utc(moment),
        result,
        attempts);
  }

  /**
   * Deletes the visits of a person up to a moment, their records from before the sign-in included.
   *
   * @param person pseudonym in hexadecimal digits
   */
  public int forget(String person, Instant until) {
    return dsl.execute(
        "delete from query.telemetry where at <= ?::timestamptz and visit in"
            + " (select visit from query.telemetry where person = decode(?, 'hex'))",
        utc(until),
        person);
  }

  /** Makes the partitions of these days that are not there; answers how many. */
  public int makeDays(LocalDate first, LocalDate last) {
    return count("select query.make_telemetry_days(?::date, ?::date)", first, last);
  }

  /** Drops everything older than a moment, in whole days; answers how many partitions. */
  public int dropBefore(Instant moment) {
    dsl.execute(
        "delete from query.sign_in where hour < ?::timestamptz",
        utc(moment.minus(Duration.ofHours(1))));
    return count("select query.drop_telemetry_days(?::date)", utc(moment).toLocalDate());
  }

  private int count(String call, Object... parameters) {
    Integer count = dsl.resultQuery(call, parameters).fetchOne(0, Integer.class);
    return count == null ? 0 : count;
  }

  private static LocalDate day(TelemetryRecord record) {
    return utc(record.at()).toLocalDate();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Map<String, @Nullable Object> row(TelemetryRecord record) {
    TelemetryRecord.Visit visit = record.visit();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("visit", visit.id());
    row.put("seq", record.seq());
    row.put("at", record.at().toString());
    row.put("kind", record.kind().code());
    row.put("app", visit.app());
    row.put("person", visit.person());
    row.put("weight", visit.weight());
    row.put("language", visit.language());
    row.put("platform", visit.platform());
    row.put("telegram", visit.telegram());
    row.put("webview", visit.webview());
    row.put("app_version", visit.appVersion());
    row.put("source", visit.source());
    row.put("product", record.product() == null ? null : record.product().value());
    row.put("order_id", record.order() == null ? null : record.order().value());
    row.put("value", record.value());
    row.put("detail", record.detail());
    return row;
  }
}
