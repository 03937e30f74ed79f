package zij.simulator.bot;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parameters of one Bot API call. As in Telegram's server every one is text, whatever way it
 * came: an object inside a JSON body is the text of its JSON.
 */
public final class Parameters {
  private final Map<String, String> values;

  /** Parameters with these texts. */
  public Parameters(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The members of a JSON object. */
  public static Parameters of(JsonNode json) {
    Map<String, String> values = new HashMap<>();
    json.properties()
        .forEach(member -> {
          JsonNode value = member.getValue();
          if (!value.isNull()) {
            values.put(member.getKey(), value.isString() ? value.stringValue() : value.toString());
          }
        });
    return new Parameters(values);
  }

  /** The text of that name, empty when it is missing. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }

  /** The number of that name, or {@code fallback} when it is missing or none. */
  long number(String name, long fallback) {
    try {
      return has(name) ? Long.parseLong(text(name).strip()) : fallback;
    } catch (NumberFormatException none) {
      return fallback;
    }
  }

  /** Telegram's reading: true, yes and 1 are true, whatever their case. */
  boolean flag(String name) {
    String text = text(name).toLowerCase(java.util.Locale.ROOT);
    return text.equals("true") || text.equals("yes") || text.equals("1");
  }

  /**
   * The JSON of that name, or null when it is missing.
   *
   * @param what how Telegram calls it in its complaint
   */
  @Nullable JsonNode json(String name, String what) {
    if (!has(name)) {
      return null;
    }
    try {
      return JsonMapper.shared().readTree(text(name));
    } catch (JacksonException broken) {
      throw BotApiError.badRequest("can't parse " + what + " JSON object");
    }
  }
}
