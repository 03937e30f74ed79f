package zij.server.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.RunningServer;

/** A batch of telemetry as a mini app sends it, to be completed. */
final class Beacon {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private final List<Map<String, Object>> records = new ArrayList<>();

  Beacon(UUID visit) {
    members.put("visit", visit.toString());
    members.put("token", null);
    members.put("app", "shop");
    members.put("appVersion", "0.1.0");
    members.put("language", "uz");
    members.put("platform", "ios");
    members.put("telegram", "8.0");
    members.put("source", "");
    members.put("records", records);
  }

  Beacon with(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds a record; the members are names and values in turn. */
  Beacon told(int seq, String kind, Object... others) {
    Map<String, Object> record = new LinkedHashMap<>(Map.of("seq", seq, "kind", kind, "age", 0));
    for (int i = 0; i < others.length; i += 2) record.put(others[i].toString(), others[i + 1]);
    records.add(record);
    return this;
  }

  String json() {
    return JsonMapper.shared().writeValueAsString(members);
  }

  Answer send(RunningServer server) {
    return server.post("/api/telemetry", json());
  }
}
