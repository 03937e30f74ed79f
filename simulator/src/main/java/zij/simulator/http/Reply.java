package zij.simulator.http;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** One HTTP response, written whole. */
@SuppressWarnings("ArrayRecordComponent") // a response is written once, never compared
record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
  /** No answer: the connection is closed. */
  static final Reply NONE = new Reply(0, "", Map.of(), new byte[0]);

  boolean isNone() {
    return status == 0;
  }

  static Reply json(int status, JsonNode json) {
    return new Reply(
        status, "application/json", Map.of(), JsonMapper.shared().writeValueAsBytes(json));
  }

  /** Records and lists of them as JSON. */
  static Reply ok(Object value) {
    return new Reply(
        200, "application/json", Map.of(), JsonMapper.shared().writeValueAsBytes(value));
  }

  static Reply refused(int status, String why) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", why));
  }
}
