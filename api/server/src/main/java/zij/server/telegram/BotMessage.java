package zij.server.telegram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message of the bot in somebody's chat.
 *
 * @param html at most 4,096 characters when its tags are taken away (Bot API, sendMessage)
 * @param buttons under it, one in each row; at most 100
 */
record BotMessage(long chat, String html, List<Button> buttons) {
  /** What one can press under a message (Bot API, InlineKeyboardButton). */
  sealed interface Button {
    /** Opens a mini app at an address. */
    record App(String text, String url) implements Button {}

    /**
     * Tells the bot that it was pressed.
     *
     * @param data 1 to 64 bytes
     */
    record Press(String text, String data) implements Button {}
  }

  BotMessage {
    buttons = List.copyOf(buttons);
  }

  /** A message without a tag or a button. */
  static BotMessage plain(long chat, String text) {
    return new BotMessage(chat, escape(text), List.of());
  }

  /** The same with a button more. */
  BotMessage with(Button button) {
    var more = new java.util.ArrayList<>(buttons);
    more.add(button);
    return new BotMessage(chat, html, more);
  }

  /** As sendMessage takes it. */
  Map<String, ?> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("chat_id", chat);
    parameters.put("text", html);
    parameters.put("parse_mode", "HTML");
    if (!buttons.isEmpty()) {
      var rows = buttons.stream().map(button -> List.of(json(button))).toList();
      parameters.put("reply_markup", Map.of("inline_keyboard", rows));
    }
    return parameters;
  }

  private static Map<String, ?> json(Button button) {
    return switch (button) {
      case Button.App(String text, String url) ->
          Map.of("text", text, "web_app", Map.of("url", url));
      case Button.Press(String text, String data) -> Map.of("text", text, "callback_data", data);
    };
  }

  /** Bot API, HTML style: these three and no others have to be escaped. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
