package zij.simulator.http;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.webhook.Faults;

/** What tests may let go wrong: updates on their way, and calls of the Bot API. */
final class FaultControls {
  private final Faults updates;
  private final BotFaults calls;

  FaultControls(Faults updates, BotFaults calls) {
    this.updates = updates;
    this.calls = calls;
  }

  Reply add(JsonNode json) {
    String kind = ControlEndpoint.text(json, "kind", "").toLowerCase(Locale.ROOT);
    int times = json.path("times").asInt(1);
    switch (kind) {
      case "duplicate" -> update(Faults.Kind.DUPLICATE, json, times);
      case "drop" -> update(Faults.Kind.DROP, json, times);
      case "late" -> update(Faults.Kind.LATE, json, times);
      case "overtaken" -> update(Faults.Kind.OVERTAKEN, json, times);
      case "slow" -> call(BotFaults.Kind.SLOW, json, times, "ms");
      case "flood" -> call(BotFaults.Kind.FLOOD, json, times, "retryAfter");
      case "error" -> call(BotFaults.Kind.ERROR, json, times, "");
      case "hang_up" -> call(BotFaults.Kind.HANG_UP, json, times, "");
      case "mute" -> call(BotFaults.Kind.MUTE, json, times, "");
      default ->
          throw new Refusal(
              400,
              "A fault is duplicate, drop, late, overtaken, slow, flood, error, hang_up or mute");
    }
    return done();
  }

  private void update(Faults.Kind kind, JsonNode json, int times) {
    String topic = ControlEndpoint.text(json, "topic", "successful_payment");
    updates.add(kind, topic, times, json.path("pause").asInt(1));
  }

  private void call(BotFaults.Kind kind, JsonNode json, int times, String amount) {
    String method = ControlEndpoint.text(json, "method", BotFaults.ALL);
    calls.add(new BotFaults.Fault(kind, method, times, json.path(amount).asInt(0)));
  }

  /** All of them, or, {@code ?of=calls}, those of the Bot API. */
  Reply clear(Call call) {
    if (!call.query().getOrDefault("of", "").equals("calls")) updates.clear();
    calls.clear();
    return done();
  }

  /** How often each kind has struck. */
  Reply struck() {
    ObjectNode counts = JsonNodeFactory.instance.objectNode();
    updates.struck().forEach((kind, times) -> counts.put(name(kind), times));
    calls.struck().forEach((kind, times) -> counts.put(name(kind), times));
    return Reply.json(200, counts);
  }

  private static String name(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Reply done() {
    return Reply.json(200, JsonNodeFactory.instance.objectNode().put("done", true));
  }
}
