package zij.server.several;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.RunningServer;

/** Requests to servers that may die while they answer. */
final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  static Answer get(String url, String token) {
    return send(request(url, token).GET());
  }

  static Answer post(String url, String token, Map<String, ?> body) {
    return post(url, token, body, UUID.randomUUID().toString());
  }

  static Answer post(String url, String token, Map<String, ?> body, String key) {
    return send(
        request(url, token)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(json(body))));
  }

  static Answer put(String url, String token, Map<String, ?> body) {
    return send(request(url, token).PUT(HttpRequest.BodyPublishers.ofString(json(body))));
  }

  private static String json(Map<String, ?> body) {
    return JsonMapper.shared().writeValueAsString(body);
  }

  private static HttpRequest.Builder request(String url, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /**
   * Sends a request.
   *
   * @throws UncheckedIOException if there is no whole answer
   */
  private static Answer send(HttpRequest.Builder request) {
    return RunningServer.send(CLIENT, request);
  }
}
