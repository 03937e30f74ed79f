package zij.server.telegram;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Updates that were acknowledged to Telegram but could not be handled. Thread-safe. */
public final class DeadUpdates {
  /** One of them. {@code updateId} is Telegram's number, 0 if it had none. */
  public record DeadUpdate(long id, long updateId, String raw, String reason, Instant receivedAt) {}

  private final JdbcClient jdbc;

  public DeadUpdates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps an update, whatever its bytes are, for a person to look at. */
  void keep(long updateId, byte[] raw, String reason, Instant receivedAt) {
    // PostgreSQL's text has no NUL; everything else is kept as it came
    String text = new String(raw, java.nio.charset.StandardCharsets.UTF_8).replace("\0", "\uFFFD");
    jdbc.sql(
            "insert into server.dead_update (update_id, raw, reason, received_at)"
                + " values (?, ?, ?, ?)")
        .params(updateId, text, reason, receivedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The newest ones, at most {@code limit}. */
  public List<DeadUpdate> newest(int limit) {
    return jdbc.sql("select * from server.dead_update order by id desc limit ?")
        .param(limit)
        .query((row, _) ->
            new DeadUpdate(
                row.getLong("id"),
                row.getLong("update_id"),
                row.getString("raw"),
                row.getString("reason"),
                row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
