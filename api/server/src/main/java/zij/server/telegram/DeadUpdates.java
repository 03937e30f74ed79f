package zij.server.telegram;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Logger LOG = LoggerFactory.getLogger(DeadUpdates.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Far more than a person can have; nobody leaves so many lying. */
  private static final int MAX_FORGOTTEN = 10_000;

  private final JdbcClient jdbc;

  public DeadUpdates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps an update, whatever its bytes are, for a person to look at.
   *
   * @param updateId Telegram's number, 0 if it had none
   */
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
   * Takes everything but the Telegram id out of what the updates say of a person, those that were
   * given up too. What is to be done about the updates, and the money in them, stays; what is no
   * JSON is left as it is.
   */
  public void forgetName(TelegramUserId person) {
    forgetName(person, "server.dead_update", "raw", "");
    forgetName(person, "server.discarded_letter", "content", ", salt = null");
  }

  private void forgetName(TelegramUserId person, String table, String column, String more) {
    jdbc.sql(
            "select number, %2$s from %1$s where %2$s like ? order by number limit ?"
                .formatted(table, column))
        .params("%" + person + "%", MAX_FORGOTTEN)
        .query((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
        .list()
        .forEach(letter ->
            withoutName(letter.getKey(), letter.getValue(), person)
                .ifPresent(text ->
                    jdbc.sql(
                            "update %s set %s = ?%s where number = ?"
                                .formatted(table, column, more))
                        .params(text, letter.getKey())
                        .update()));
  }

  private static Optional<String> withoutName(long letter, String raw, TelegramUserId person) {
    try {
      JsonNode json = JSON.readTree(raw);
      for (JsonNode found : json.findParents("id")) {
        if (found instanceof ObjectNode who && who.path("id").asLong(0) == person.value()) {
          var _ = who.retain("id");
        }
      }
      for (String place : List.of("order_info", "shipping_address")) {
        for (JsonNode found : json.findParents(place)) {
          if (found instanceof ObjectNode asked) asked.remove(place);
        }
      }
      return Optional.of(json.toString());
    } catch (JacksonException e) {
      LOG.warn("Letter {} is no JSON, so user {} may still be named there", letter, person);
      return Optional.empty();
    }
  }
}
