package zij.server.chat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.product.ChatId;

/**
 * The private chats to which the shop has added its bot, so that nobody has to find out their
 * numbers. They are an offer and decide nothing. Thread-safe, on all servers together.
 */
@Component
public final class BotChats {
  /** So many are offered, the last added first. */
  static final int MAX_OFFERED = 50;

  /**
   * A chat.
   *
   * @param id Telegram's number of it
   */
  record BotChat(long id, String title) {}

  private final JdbcClient jdbc;

  BotChats(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<BotChat> offered() {
    return jdbc.sql(
            "select chat_id, title from server.bot_chat order by changed_at desc, chat_id limit ?")
        .param(MAX_OFFERED)
        .query((row, _) -> new BotChat(row.getLong(1), row.getString(2)))
        .list();
  }

  /** The bot can let people into a chat and take them out. */
  public void remember(ChatId chat, String title, Instant at) {
    jdbc.sql(
            "insert into server.bot_chat (chat_id, title, changed_at) values (?, ?, ?)"
                + " on conflict (chat_id) do update"
                + " set title = excluded.title, changed_at = excluded.changed_at")
        .params(chat.value(), title, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** It can no longer. */
  public void forget(ChatId chat) {
    jdbc.sql("delete from server.bot_chat where chat_id = ?").param(chat.value()).update();
  }
}
