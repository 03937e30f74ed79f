package zij.server.webhook;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.webhook.WebhookId;

/**
 * How far each address was told. One server at a time tells an address: it takes it on lease, which
 * lapses if the server dies. Whoever lost the lease can change nothing any more, so that a server
 * that slept does not move what another one has moved. Thread-safe.
 */
@Component
class Progress {
  /** Longer than one exchange and the reading before it; renewed with each. */
  static final Duration LEASE = Duration.ofSeconds(40);

  /**
   * Where an address stands.
   *
   * @param attempts how often it was tried to tell what is at {@code next}
   * @param firstTriedAt since when; null before the first time
   * @param failingSince since when nothing arrived; null while all is well
   */
  record Stand(
      long next,
      int attempts,
      @Nullable Instant firstTriedAt,
      Instant nextTryAt,
      @Nullable Instant failingSince) {}

  private static final String COLUMNS =
      "next_position, attempts, first_tried_at, next_try_at, failing_since";

  private static final RowMapper<Stand> STAND =
      (row, _) ->
          new Stand(
              row.getLong(1),
              row.getInt(2),
              instant(row.getObject(3, OffsetDateTime.class)),
              row.getObject(4, OffsetDateTime.class).toInstant(),
              instant(row.getObject(5, OffsetDateTime.class)));

  private final JdbcClient jdbc;

  /** Process id and machine, as Axon names servers; and nobody else, not even after a restart. */
  private final String me =
      ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();

  Progress(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Begins with what happens from this position on. */
  void begin(WebhookId webhook, long position, Instant now) {
    jdbc.sql(
            "insert into server.webhook_progress"
                + " (webhook_id, next_position, next_try_at)"
                + " values (?, ?, ?) on conflict do nothing")
        .params(webhook.value(), position, at(now))
        .update();
  }

  /** Where it stands; empty if it was never begun. */
  Optional<Stand> of(WebhookId webhook) {
    return jdbc.sql("select " + COLUMNS + " from server.webhook_progress where webhook_id = ?")
        .param(webhook.value())
        .query(STAND)
        .optional();
  }

  /** Takes an address that is due; empty if it is not, or if another server has it. */
  Optional<Stand> take(WebhookId webhook, Instant now) {
    return jdbc.sql(
            "update server.webhook_progress set leased_by = ?, leased_until = ?"
                + " where webhook_id = ? and next_try_at <= ?"
                + " and (leased_by is null or leased_until <= ?) returning "
                + COLUMNS)
        .params(me, at(now.plus(LEASE)), webhook.value(), at(now), at(now))
        .query(STAND)
        .optional();
  }

  /**
   * Goes on behind this position, at once, and renews the lease.
   *
   * @return false if the lease is another's by now, or if all is to be told anew from somewhere
   */
  boolean advance(WebhookId webhook, long from, long to, Instant now, boolean arrived) {
    return jdbc.sql(
                "update server.webhook_progress set next_position = ?, attempts = 0,"
                    + " first_tried_at = null, next_try_at = ?, leased_until = ?,"
                    + " failing_since = case when ? then null else failing_since end"
                    + " where webhook_id = ? and next_position = ? and leased_by = ?")
            .params(to, at(now), at(now.plus(LEASE)), arrived, webhook.value(), from, me)
            .update()
        == 1;
  }

  /**
   * It did not arrive, and is tried again at this moment at the earliest.
   *
   * @return false as {@link #advance} does
   */
  boolean failed(WebhookId webhook, long position, Instant now, Instant nextTry) {
    return jdbc.sql(
                "update server.webhook_progress set attempts = attempts + 1,"
                    + " first_tried_at = coalesce(first_tried_at, ?),"
                    + " failing_since = coalesce(failing_since, ?), next_try_at = ?"
                    + " where webhook_id = ? and next_position = ? and leased_by = ?")
            .params(at(now), at(now), at(nextTry), webhook.value(), position, me)
            .update()
        == 1;
  }

  /** Gives it back, for whoever comes first. */
  void release(WebhookId webhook) {
    jdbc.sql(
            "update server.webhook_progress set leased_by = null"
                + " where webhook_id = ? and leased_by = ?")
        .params(webhook.value(), me)
        .update();
  }

  /** Gives back all that this server has, because it stops. */
  void releaseAll() {
    jdbc.sql("update server.webhook_progress set leased_by = null where leased_by = ?")
        .param(me)
        .update();
  }

  /** Tells all from this position on once more; what is on its way just now counts for nothing. */
  void rewind(WebhookId webhook, long position, Instant now) {
    jdbc.sql(
            "update server.webhook_progress set next_position = ?, attempts = 0,"
                + " first_tried_at = null, next_try_at = ?, leased_by = null"
                + " where webhook_id = ?")
        .params(position, at(now), webhook.value())
        .update();
  }

  /** Tries at once, with all the time there is, whatever failed before. */
  void hurry(WebhookId webhook, Instant now) {
    jdbc.sql(
            "update server.webhook_progress set attempts = 0, first_tried_at = null,"
                + " failing_since = null, next_try_at = ? where webhook_id = ?")
        .params(at(now), webhook.value())
        .update();
  }

  /** It has heard something outside of the order: it is not silent. */
  void heard(WebhookId webhook) {
    jdbc.sql("update server.webhook_progress set failing_since = null where webhook_id = ?")
        .param(webhook.value())
        .update();
  }

  void forget(WebhookId webhook) {
    jdbc.sql("delete from server.webhook_progress where webhook_id = ?")
        .param(webhook.value())
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
