package zij.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
@SuppressWarnings("ArrayRecordComponent") // read, never compared as a whole
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** The body as text. */
  public String text() {
    return new String(bytes, UTF_8);
  }

  /** The body as JSON. */
  public JsonNode json() {
    return JsonMapper.shared().readTree(bytes);
  }

  /** A header, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Whether it says that what was asked for comes later, which clients ask for again. */
  boolean isNotYetVisible() {
    return status == 503 && text().contains("\"NOT_YET_VISIBLE\"");
  }

  /** The code of a problem detail; fails if the answer is none (RFC 9457). */
  public String problem() {
    if (!header("Content-Type").startsWith("application/problem+json")) {
      throw new AssertionError(status + " is no problem detail: " + text());
    }
    JsonNode problem = json();
    if (problem.path("status").asInt(0) != status
        || problem.path("detail").asString("").isEmpty()) {
      throw new AssertionError(status + " with an incomplete problem detail: " + text());
    }
    return status + " " + problem.path("code").asString("");
  }
}
