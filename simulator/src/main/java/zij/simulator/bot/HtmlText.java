package zij.simulator.bot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a message's HTML as Telegram does (Bot API, "HTML style"): plain text and entities whose
 * offsets count UTF-16 units. Anything it does not know is an error that names the byte.
 */
final class HtmlText {
  private static final Map<String, String> TAGS =
      Map.ofEntries(
          Map.entry("b", "bold"), Map.entry("strong", "bold"),
          Map.entry("i", "italic"), Map.entry("em", "italic"),
          Map.entry("u", "underline"), Map.entry("ins", "underline"),
          Map.entry("s", "strikethrough"), Map.entry("strike", "strikethrough"),
          Map.entry("del", "strikethrough"), Map.entry("tg-spoiler", "spoiler"),
          Map.entry("span", "spoiler"), Map.entry("a", "text_link"),
          Map.entry("code", "code"), Map.entry("pre", "pre"),
          Map.entry("blockquote", "blockquote"), Map.entry("tg-emoji", "custom_emoji"));
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern HREF = Pattern.compile("href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
  private static final Pattern ENTITY =
      Pattern.compile("&(lt|gt|amp|quot|#\\d{1,7}|#x[0-9a-fA-F]{1,6});");

  private record Open(String tag, int at, @Nullable String href) {}

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private final ArrayNode entities = JsonNodeFactory.instance.arrayNode();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private HtmlText(String html) {
    this.html = html;
  }

  /** Plain text and its entities, null when there are none. */
  record Parsed(String text, @Nullable ArrayNode entities) {}

  static Parsed parse(String html) {
    return new HtmlText(html).read();
  }

  private Parsed read() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        tag();
      } else if (c == '&') {
        entity();
      } else {
        text.append(c);
        at++;
      }
    }
    if (!open.isEmpty()) {
      throw broken("Can't find end tag corresponding to start tag \"" + open.peek().tag() + "\"");
    }
    return new Parsed(text.toString(), entities.isEmpty() ? null : entities);
  }

  private void tag() {
    int begin = at;
    int end = html.indexOf('>', at);
    if (end < 0) {
      throw broken("Unclosed start tag at byte offset " + bytes(begin));
    }
    String inside = html.substring(at + 1, end);
    at = end + 1;
    if (inside.startsWith("/")) {
      close(inside.substring(1).strip().toLowerCase(Locale.ROOT), begin);
    } else {
      start(inside, begin);
    }
  }

  private void start(String inside, int begin) {
    Matcher name = NAME.matcher(inside);
    String tag = name.lookingAt() ? name.group().toLowerCase(Locale.ROOT) : "";
    if (!TAGS.containsKey(tag)) {
      throw broken("Unsupported start tag \"" + tag + "\" at byte offset " + bytes(begin));
    }
    if (tag.equals("span") && !inside.contains("tg-spoiler")) {
      throw broken("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + bytes(begin));
    }
    Matcher href = HREF.matcher(inside);
    String link = tag.equals("a") && href.find() ? either(href.group(1), href.group(2)) : null;
    open.push(new Open(tag, text.length(), link));
  }

  private void close(String tag, int begin) {
    if (open.isEmpty()) {
      throw broken("Unexpected end tag at byte offset " + bytes(begin));
    }
    Open start = open.pop();
    if (!tag.isEmpty() && !tag.equals(start.tag())) {
      throw broken(
          "Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
              .formatted(bytes(begin), start.tag(), tag));
    }
    int length = text.length() - start.at();
    if (length > 0 && !(start.tag().equals("a") && start.href() == null)) {
      ObjectNode entity = entities.addObject().put("type", String.valueOf(TAGS.get(start.tag())));
      entity.put("offset", start.at()).put("length", length);
      if (start.href() != null) {
        entity.put("url", start.href());
      }
    }
  }

  private void entity() {
    Matcher matcher = ENTITY.matcher(html).region(at, html.length());
    if (!matcher.lookingAt()) {
      text.append('&');
      at++;
      return;
    }
    String name = matcher.group(1);
    switch (name) {
      case "lt" -> text.append('<');
      case "gt" -> text.append('>');
      case "amp" -> text.append('&');
      case "quot" -> text.append('"');
      default -> number(name.substring(1));
    }
    at = matcher.end();
  }

  private void number(String digits) {
    int code =
        digits.startsWith("x")
            ? Integer.parseInt(digits.substring(1), 16)
            : Integer.parseInt(digits);
    text.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xFFFD);
  }

  private int bytes(int position) {
    return html.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
  }

  private static String either(@Nullable String one, @Nullable String other) {
    return one != null ? one : String.valueOf(other);
  }

  private static BotApiError broken(String what) {
    return BotApiError.badRequest("can't parse entities: " + what);
  }
}
