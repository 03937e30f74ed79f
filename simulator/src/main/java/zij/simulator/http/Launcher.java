package zij.simulator.http;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import zij.simulator.chat.Callbacks;
import zij.simulator.initdata.InitData;
import zij.simulator.people.People;
import zij.simulator.people.Person;

/**
 * Opens mini apps: the address with the launch parameters in its fragment (Mini Apps documentation,
 * "Initializing Mini Apps").
 */
public final class Launcher {
  /** The newest Mini Apps version whose events this phone speaks. */
  private static final String VERSION = "9.1";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, String> apps;
  private final People people;
  private final InitData initData;

  /** Opens these apps. */
  public Launcher(Map<String, String> apps, People people, InitData initData) {
    this.apps = apps;
    this.people = people;
    this.initData = initData;
  }

  /** Where to go, and the launch data inside it. */
  record Launch(String url, String initData, String version, String platform) {}

  /**
   * One launch.
   *
   * @param json app (a name, the first by default) or url, startParam, theme (light or dark),
   *     platform (ios or android), version (an older one to announce)
   */
  Launch launch(Person person, JsonNode json) {
    String url = address(json);
    String startParam = ControlEndpoint.text(json, "startParam", "");
    if (!startParam.matches("[A-Za-z0-9_-]{0,512}")) {
      throw new Refusal(400, "A start parameter is up to 512 of A-Z, a-z, 0-9, _ and -");
    }
    Theme theme =
        ControlEndpoint.text(json, "theme", "light").equals("dark") ? Theme.NIGHT : Theme.DAY;
    String platform =
        ControlEndpoint.text(json, "platform", "ios").equals("android") ? "android" : "ios";
    String version = ControlEndpoint.text(json, "version", VERSION);
    if (!version.matches("[6-9]\\.[0-9]{1,2}")) {
      throw new Refusal(400, "A version looks like 8.0");
    }
    String data = initData.sign(fields(people.start(person), startParam));
    String fragment =
        "tgWebAppData="
            + InitData.encode(data)
            + "&tgWebAppVersion="
            + version
            + "&tgWebAppPlatform="
            + platform
            + "&tgWebAppThemeParams="
            + InitData.encode(theme.json(platform));
    String start = startParam.isEmpty() ? "" : "tgWebAppStartParam=" + startParam;
    return new Launch(join(url, start, fragment), data, version, platform);
  }

  private String address(JsonNode json) {
    if (json.has("url")) {
      String url = json.get("url").asString("");
      if (!url.startsWith("http://") && !url.startsWith("https://")) {
        throw new Refusal(400, "A mini app's address starts with http:// or https://");
      }
      return url;
    }
    String first = apps.keySet().iterator().next();
    @Nullable String url = apps.get(ControlEndpoint.text(json, "app", first));
    if (url == null) {
      throw new Refusal(404, "There is no such mini app");
    }
    return url;
  }

  private static SequencedMap<String, String> fields(Person person, String startParam) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    if (startParam.isEmpty()) {
      fields.put("query_id", queryId());
      fields.put("user", person.webAppUser());
    } else {
      fields.put("user", person.webAppUser());
      fields.put("chat_instance", Long.toString(Callbacks.chatInstance(person)));
      fields.put("chat_type", "sender");
      fields.put("start_param", startParam);
    }
    fields.put("auth_date", Long.toString(Instant.now().getEpochSecond()));
    return fields;
  }

  private static String queryId() {
    byte[] bytes = new byte[15];
    RANDOM.nextBytes(bytes);
    return "AA" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String join(String url, String query, String fragment) {
    String joined = query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query;
    return joined + (url.contains("#") ? "&" : "#") + fragment;
  }
}
