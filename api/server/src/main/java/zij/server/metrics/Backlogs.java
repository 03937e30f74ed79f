package zij.server.metrics;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits in the database, whichever server is to do it. Thread-safe. */
@Component
class Backlogs {
  /**
   * Axon's token of our log is {@code {"globalIndex":position}}; none is before the first event.
   */
  private static final String PROCESSORS =
      """
      with reached as (
        select processor_name, min(coalesce(
          (convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint, -1)) + 1 as next
        from server.token_entry where processor_name <> '__config' group by processor_name)
      select r.processor_name as processor, greatest(h.size - r.next, 0) as events,
        coalesce(extract(epoch from clock_timestamp()) - e.at_nanos / 1e9, 0) as seconds
      from reached r cross join ledger.head h left join ledger.event e on e.position = r.next\
      """;

  private static final String UNSIGNED =
      """
      select coalesce(max(extract(epoch from clock_timestamp()) - e.at_nanos / 1e9), 0)
      from ledger.event e
      where e.position = (select coalesce(max(size), 0) from ledger.checkpoint)\
      """;

  private static final String LETTERS =
      """
      select k.kind, count(l.since) as waiting,
        coalesce(extract(epoch from clock_timestamp() - min(l.since)), 0) as oldest
      from (values ('REACTION'), ('UPDATE')) as k (kind) left join (
        select 'REACTION' as kind, enqueued_at::timestamptz as since from server.dead_letter
        union all select 'UPDATE', received_at from server.dead_update) l on l.kind = k.kind
      group by k.kind\
      """;

  /**
   * How far a processor, a projection or a reaction, is behind the log.
   *
   * @param events that it has not seen
   * @param seconds age of the oldest of them, 0 if there is none
   */
  record Processor(String processor, long events, double seconds) {
    Processor {
      seconds = Math.max(0, seconds); // another machine's clock
    }
  }

  /**
   * Dead letters of a kind.
   *
   * @param oldest age of the oldest in seconds, 0 if there is none
   */
  record Waiting(String kind, long waiting, double oldest) {}

  private final JdbcClient jdbc;

  Backlogs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Processor> processors() {
    return jdbc.sql(PROCESSORS)
        .query((row, _) -> new Processor(row.getString(1), row.getLong(2), row.getDouble(3)))
        .list();
  }

  /** Age of the oldest entry that no signed checkpoint covers; zero if all are covered. */
  Duration unsigned() {
    double seconds = jdbc.sql(UNSIGNED).query(Double.class).single();
    return Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000)));
  }

  List<Waiting> letters() {
    return jdbc.sql(LETTERS)
        .query((row, _) -> new Waiting(row.getString(1), row.getLong(2), row.getDouble(3)))
        .list();
  }
}
