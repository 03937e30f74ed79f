package zij.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.language.webhook.WebhookId;

/** What was told to whom and how that went, for {@value #KEEP_DAYS} days. Thread-safe. */
@Component
class Deliveries {
  static final int KEEP_DAYS = 30;
  static final int MAX_PAGE = 100;

  /** Whether it arrived, is tried again, or is not. */
  enum State {
    DELIVERED,
    RETRYING,
    GIVEN_UP;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A message.
   *
   * @param position of what it is about in the log; null for a test
   */
  record Message(String id, @Nullable Long position, String type) {}

  /**
   * One of them, as it went the last time.
   *
   * @param number grows with each
   * @param position of what it is about in the log; null for a test
   * @param status of HTTP; null if there was no answer, and {@code failure} says why
   * @param answer the beginning of what was answered, at most 1,024 bytes
   */
  record Delivery(
      long number,
      String messageId,
      @Nullable Long position,
      String type,
      State state,
      int attempts,
      @Nullable Integer status,
      @Nullable String failure,
      String answer,
      int tookMs,
      Instant firstAt,
      Instant lastAt) {}

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Deliveries(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes how it went this time. */
  void note(WebhookId webhook, Message message, State state, WebhookClient.Answer answer) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            "insert into server.webhook_delivery as d (webhook_id, message_id, position, type,"
                + " state, attempts, status, failure, answer, took_ms, first_at, last_at)"
                + " values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)"
                + " on conflict (webhook_id, message_id) do update set state = excluded.state,"
                + " attempts = d.attempts + 1, status = excluded.status,"
                + " failure = excluded.failure, answer = excluded.answer,"
                + " took_ms = excluded.took_ms, last_at = excluded.last_at")
        .param(webhook.value())
        .param(message.id())
        .param(message.position())
        .param(message.type())
        .param(state.code())
        .param(answer.status())
        .param(answer.failure())
        .param(answer.answer())
        .param(answer.tookMs())
        .param(now)
        .param(now)
        .update();
  }

  /** How one of them went the last time; empty if it was never told, or that is long ago. */
  Optional<State> state(WebhookId webhook, String messageId) {
    return jdbc.sql(
            "select state from server.webhook_delivery where webhook_id = ? and message_id = ?")
        .params(webhook.value(), messageId)
        .query((row, _) -> State.ofCode(row.getString(1)))
        .optional();
  }

  /** A page of them, the newest first, those below this number. */
  List<Delivery> page(WebhookId webhook, long below, int limit) {
    return jdbc.sql(
            "select number, message_id, position, type, state, attempts, status, failure, answer,"
                + " took_ms, first_at, last_at from server.webhook_delivery"
                + " where webhook_id = ? and number < ? order by number desc limit ?")
        .params(webhook.value(), below, limit)
        .query((row, _) ->
            new Delivery(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, Long.class),
                row.getString(4),
                State.ofCode(row.getString(5)),
                row.getInt(6),
                row.getObject(7, Integer.class),
                row.getString(8),
                row.getString(9),
                row.getInt(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                row.getObject(12, OffsetDateTime.class).toInstant()))
        .list();
  }

  void forget(WebhookId webhook) {
    jdbc.sql("delete from server.webhook_delivery where webhook_id = ?")
        .param(webhook.value())
        .update();
  }

  @Scheduled(fixedDelayString = "PT1H")
  void tidy() {
    Instant oldest = clock.instant().minus(Duration.ofDays(KEEP_DAYS));
    jdbc.sql("delete from server.webhook_delivery where last_at < ?")
        .param(oldest.atOffset(ZoneOffset.UTC))
        .update();
  }
}
