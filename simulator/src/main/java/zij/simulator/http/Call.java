package zij.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP request, read whole.
 *
 * @param path decoded segments, none empty
 * @param contentType with its parameters, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a request is read once and never compared
record Call(
    String method, List<String> path, Map<String, String> query, String contentType, byte[] body) {

  /** A number of the path. */
  long number(int segment) {
    try {
      return Long.parseLong(path.get(segment));
    } catch (NumberFormatException none) {
      throw new Refusal(404, "There is no " + path.get(segment) + " here");
    }
  }

  /** A number of the query, or the fallback. */
  long queryNumber(String name, long fallback) {
    try {
      return Long.parseLong(query.getOrDefault(name, Long.toString(fallback)));
    } catch (NumberFormatException none) {
      throw new Refusal(400, name + " must be a number");
    }
  }

  /** The JSON object of the body; an empty body is an empty object. */
  JsonNode json() {
    if (!contentType.startsWith("application/json")) {
      throw new Refusal(415, "Send application/json");
    }
    try {
      JsonNode json =
          JsonMapper.shared()
              .readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
      if (!json.isObject()) {
        throw new Refusal(400, "The body must be a JSON object");
      }
      return json;
    } catch (JacksonException broken) {
      throw new Refusal(400, "The body is not JSON");
    }
  }

  /** Reads {@code a=b&c=d} with plus signs and percent codes. */
  static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new Refusal(400, "A percent code is broken");
    }
  }
}
