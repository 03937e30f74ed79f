package zij.simulator.bot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks an {@code InlineKeyboardMarkup} as Telegram does. */
final class Keyboard {
  private static final int MAX_BUTTONS = 100;
  private static final int MAX_DATA_BYTES = 64;

  private Keyboard() {}

  /** The call's inline keyboard, or null when it has none. */
  static @Nullable JsonNode of(Parameters call) {
    @Nullable JsonNode markup = call.json("reply_markup", "reply keyboard markup");
    if (markup == null || !markup.has("inline_keyboard")) {
      return null;
    }
    JsonNode rows = markup.get("inline_keyboard");
    if (!rows.isArray()) {
      throw BotApiError.badRequest(
          "field \"inline_keyboard\" must be an Array of Arrays of InlineKeyboardButton");
    }
    int count = 0;
    for (JsonNode row : rows) {
      if (!row.isArray()) {
        throw BotApiError.badRequest(
            "field \"inline_keyboard\" must be an Array of Arrays of InlineKeyboardButton");
      }
      for (JsonNode button : row) {
        check(button);
        count++;
      }
    }
    if (count > MAX_BUTTONS) {
      throw BotApiError.badRequest("REPLY_MARKUP_TOO_LONG");
    }
    return markup;
  }

  private static void check(JsonNode button) {
    if (!button.path("text").isString() || button.get("text").stringValue().isBlank()) {
      throw BotApiError.badRequest(
          "can't parse inline keyboard button: Field \"text\" must be of type String");
    }
    if (button.has("callback_data")) {
      String data = button.get("callback_data").asString("");
      int bytes = data.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > MAX_DATA_BYTES) {
        throw BotApiError.badRequest("BUTTON_DATA_INVALID");
      }
    } else if (button.has("web_app")) {
      checkWebApp(button.get("web_app").path("url").asString(""), "inline keyboard button");
    } else if (button.has("url")) {
      checkUrl(button.get("url").asString(""));
    } else {
      throw BotApiError.badRequest(
          "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
  }

  /** Mini apps need https; plain http is allowed on this machine, or nothing could be tried. */
  static void checkWebApp(String url, String where) {
    URI address = uri(url);
    boolean local =
        address != null
            && "http".equals(address.getScheme())
            && address.getHost() != null
            && loopback(address.getHost());
    if (address == null || !("https".equals(address.getScheme()) || local)) {
      throw BotApiError.badRequest(
          where + " Web App URL '" + url + "' is invalid: Only HTTPS links are allowed");
    }
  }

  private static void checkUrl(String url) {
    URI address = uri(url);
    if (address == null
        || address.getScheme() == null
        || !address.getScheme().matches("https?|tg|tonsite")) {
      throw BotApiError.badRequest(
          "inline keyboard button URL '" + url + "' is invalid: Unsupported URL protocol");
    }
  }

  private static @Nullable URI uri(String url) {
    try {
      return new URI(url);
    } catch (java.net.URISyntaxException broken) {
      return null;
    }
  }

  static boolean loopback(String host) {
    return host.equals("localhost")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}")
        || host.equals("[::1]");
  }
}
