package zij.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.webhook.WebhookId;

/**
 * How far each address was told. One server at a time tells an address: it takes it on lease, which
 * lapses if the server dies. Thread-safe.
 */
@Component
class Progress {
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

  Progress(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Begins with what happens from this position on. */
  void begin(WebhookId webhook, long position, Instant now) {
    jdbc.sql(
            "insert into server.webhook_progress"
                + " (webhook_id, next_position, next_try_at, leased_until)"
                + " values (?, ?, ?, ?) on conflict do nothing")
        .params(webhook.value(), position, at(now), at(now))
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
  Optional<Stand> take(WebhookId webhook, Instant now, Duration lease) {
    return jdbc.sql(
            "update server.webhook_progress set leased_until = ?"
                + " where webhook_id = ? and next_try_at <= ? and leased_until <= ?"
                + " returning "
                + COLUMNS)
        .params(at(now.plus(lease)), webhook.value(), at(now), at(now))
        .query(STAND)
        .optional();
  }

  /**
   * Goes on behind this position, and keeps the lease; false if somebody wants it told anew
   * meanwhile.
   */
  boolean advance(WebhookId webhook, long from, long to, Instant leasedUntil, boolean arrived) {
    return jdbc.sql(
                "update server.webhook_progress set next_position = ?, attempts = 0,"
                    + " first_tried_at = null, leased_until = ?,"
                    + " failing_since = case when ? then null else failing_since end"
                    + " where webhook_id = ? and next_position = ?")
            .params(to, at(leasedUntil), arrived, webhook.value(), from)
            .update()
        == 1;
  }

  /** It did not arrive, and is tried again at this moment at the earliest. */
  void failed(WebhookId webhook, long position, Instant now, Instant nextTry) {
    jdbc.sql(
            "update server.webhook_progress set attempts = attempts + 1,"
                + " first_tried_at = coalesce(first_tried_at, ?),"
                + " failing_since = coalesce(failing_since, ?), next_try_at = ?"
                + " where webhook_id = ? and next_position = ?")
        .params(at(now), at(now), at(nextTry), webhook.value(), position)
        .update();
  }

  /** Gives it back, for whoever comes first. */
  void release(WebhookId webhook, Instant now) {
    jdbc.sql("update server.webhook_progress set leased_until = ? where webhook_id = ?")
        .params(at(now), webhook.value())
        .update();
  }

  /** Tells all from this position on once more, beginning at once. */
  void rewind(WebhookId webhook, long position, Instant now) {
    jdbc.sql(
            "update server.webhook_progress set next_position = ?, attempts = 0,"
                + " first_tried_at = null, next_try_at = ? where webhook_id = ?")
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
