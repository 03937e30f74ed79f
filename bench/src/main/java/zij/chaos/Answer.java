package zij.chaos;

import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What was answered. */
record Answer(int status, String body, long retryAfterSeconds) {
  static Answer of(HttpResponse<String> response) {
    long wait = response.headers().firstValueAsLong("Retry-After").orElse(0);
    return new Answer(response.statusCode(), response.body(), wait);
  }

  boolean isFine() {
    return status / 100 == 2;
  }

  JsonNode json() {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  String text(String field) {
    return json().path(field).asString("");
  }

  /** Which refusal it is, as {@code 409 ALREADY_PAID}. */
  String problem() {
    return status + " " + text("code");
  }
}
