package zij.server.telegram;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zij.language.TelegramUserId;

/** Updates that were acknowledged to Telegram but could not be handled. Thread-safe. */
public final class DeadUpdates {
  /** One of them. {@code updateId} is Telegram's number, 0 if it had none. */
  public record DeadUpdate(long id, long updateId, String raw, String reason, Instant receivedAt) {}

  private static final Logger LOG = LoggerFactory.getLogger(DeadUpdates.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Far more than a person can have; nobody leaves so many lying. */
  private static final int MAX_FORGOTTEN = 10_000;

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

  /**
   * Takes everything but the Telegram id out of what the updates say of a person. What is to be
   * done about the updates, and the money in them, stays; what is no JSON is left as it is.
   */
  public void forgetName(TelegramUserId person) {
    jdbc.sql("select * from server.dead_update where raw like ? order by id limit ?")
        .params("%" + person + "%", MAX_FORGOTTEN)
        .query(DeadUpdates::row)
        .list()
        .forEach(update -> forgetName(update, person));
  }

  private void forgetName(DeadUpdate update, TelegramUserId person) {
    try {
      JsonNode json = JSON.readTree(update.raw());
      for (JsonNode found : json.findParents("id")) {
        if (found instanceof ObjectNode who && who.path("id").asLong(0) == person.value()) {
          var _ = who.retain("id");
        }
      }
      jdbc.sql("update server.dead_update set raw = ? where id = ?")
          .params(json.toString(), update.id())
          .update();
    } catch (JacksonException e) {
      LOG.warn(
          "Dead update {} is no JSON, so user {} may still be named there", update.id(), person);
    }
  }

  /** The newest ones, at most {@code limit}. */
  public List<DeadUpdate> newest(int limit) {
    return jdbc.sql("select * from server.dead_update order by id desc limit ?")
        .param(limit)
        .query(DeadUpdates::row)
        .list();
  }

  private static DeadUpdate row(ResultSet row, int number) throws SQLException {
    return new DeadUpdate(
        row.getLong("id"),
        row.getLong("update_id"),
        row.getString("raw"),
        row.getString("reason"),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }
}
