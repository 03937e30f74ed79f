package zij.server.telegram;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zij.language.Language;
import zij.server.Messages;

/** What the bot answers to commands that somebody types. Sent in the webhook's response. */
public final class BotReplies {
  private final URI publicUrl;

  public BotReplies(URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** The Bot API call to answer with; empty for a text that is no command of ours. */
  Optional<Map<String, ?>> to(Update.Text message) {
    Language language = Language.nearest(Locale.forLanguageTag(message.languageCode()));
    String command = message.text().strip().split("[\\s@]", 2)[0];
    return switch (command) {
      case "/start" -> Optional.of(withShopButton(message.chat(), language));
      // Both are asked for by Telegram's terms for bots that sell.
      case "/paysupport", "/support" -> Optional.of(text(message.chat(), language, "bot.support"));
      case "/terms" -> Optional.of(text(message.chat(), language, "bot.terms"));
      default -> Optional.empty();
    };
  }

  private static Map<String, ?> text(long chat, Language language, String key) {
    return Map.of("method", "sendMessage", "chat_id", chat, "text", Messages.text(language, key));
  }

  private Map<String, ?> withShopButton(long chat, Language language) {
    Map<String, ?> button =
        Map.of(
            "text",
            Messages.text(language, "bot.open-shop"),
            "web_app",
            Map.of("url", publicUrl + "/shop/"));
    return Map.of(
        "method",
        "sendMessage",
        "chat_id",
        chat,
        "text",
        Messages.text(language, "bot.start"),
        "reply_markup",
        Map.of("inline_keyboard", List.of(List.of(button))));
  }
}
