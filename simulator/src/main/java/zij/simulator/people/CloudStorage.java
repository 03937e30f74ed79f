package zij.simulator.people;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.store.Store;

/**
 * Each person's little storage for the bot's mini apps (Mini Apps documentation, "CloudStorage"):
 * up to 1024 keys of 1-128 characters with values of up to 4096. Thread-safe.
 */
public final class CloudStorage {
  private static final int MAX_KEYS = 1_024;
  private static final int MAX_VALUE = 4_096;

  private record Items(Map<String, String> values) {}

  private final MVMap<Long, Items> kept;

  /** Takes up what was kept. */
  public CloudStorage(Store store) {
    this.kept = store.byNumber("cloud", Items.class);
  }

  /**
   * One custom method of a mini app.
   *
   * @param json {@code method} and {@code params}, as in web_app_invoke_custom_method
   * @return {@code {"result": ..}} or {@code {"error": ".."}}, as in custom_method_invoked
   */
  public synchronized ObjectNode call(long personId, JsonNode json) {
    @Nullable Items before = kept.get(personId);
    Map<String, String> values = new TreeMap<>(before == null ? Map.of() : before.values());
    JsonNode params = json.path("params");
    return switch (json.path("method").asString("")) {
      case "getStorageKeys" -> result(JsonMapper.shared().valueToTree(values.keySet()));
      case "getStorageValues" -> result(chosen(values, keys(params)));
      case "saveStorageValue" ->
          save(
              personId, values, params.path("key").asString(""), params.path("value").asString(""));
      case "deleteStorageValues" -> {
        keys(params).forEach(values::remove);
        kept.put(personId, new Items(values));
        yield result(BooleanNode.TRUE);
      }
      default -> error("METHOD_INVALID");
    };
  }

  private ObjectNode save(long personId, Map<String, String> values, String key, String value) {
    if (!key.matches("[A-Za-z0-9_-]{1,128}")) {
      return error("KEY_INVALID");
    }
    if (value.length() > MAX_VALUE) {
      return error("VALUE_INVALID");
    }
    values.put(key, value);
    if (values.size() > MAX_KEYS) {
      return error("QUOTA_EXCEEDED");
    }
    kept.put(personId, new Items(values));
    return result(BooleanNode.TRUE);
  }

  private static ObjectNode chosen(Map<String, String> values, List<String> keys) {
    ObjectNode chosen = JsonNodeFactory.instance.objectNode();
    keys.forEach(key -> chosen.put(key, values.getOrDefault(key, "")));
    return chosen;
  }

  private static List<String> keys(JsonNode params) {
    return params.path("keys").valueStream().limit(MAX_KEYS).map(key -> key.asString("")).toList();
  }

  private static ObjectNode result(JsonNode value) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("result", value);
    return answer;
  }

  private static ObjectNode error(String name) {
    return JsonNodeFactory.instance.objectNode().put("error", name);
  }
}
