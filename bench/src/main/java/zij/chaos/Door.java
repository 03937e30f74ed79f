package zij.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Requests by people who try again: what does not answer, or says that it cannot just now, is asked
 * once more, the same way. Thread-safe.
 */
final class Door {
  private static final Duration ANSWER = Duration.ofSeconds(12);
  private static final long PAUSE_MS = 300;
  private static final long LONGEST_PAUSE_MS = 2_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;
  private final Duration patience;
  private final Journal journal;

  Door(String url, Duration patience, Journal journal) {
    this.url = url;
    this.patience = patience;
    this.journal = journal;
  }

  /**
   * Asks until there is an answer that is none of "later".
   *
   * @param session empty for nobody's
   * @throws GaveUpException if there is none within the patience
   */
  Answer ask(String method, String path, String session, String body, Map<String, String> headers)
      throws GaveUpException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(ANSWER)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!headers.containsKey("Content-Type")) request.header("Content-Type", "application/json");
    headers.forEach(request::header);
    if (!session.isEmpty()) request.header("Authorization", "Bearer " + session);
    long deadline = System.nanoTime() + patience.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      long pause = PAUSE_MS;
      try {
        Answer answer = Answer.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        if (answer.status() < 500 && answer.status() != 429) return answer;
        last = answer.status() + " " + answer.body();
        journal.count("answered " + answer.problem());
        if (answer.status() != 503 && answer.status() != 429) {
          journal.count(UNEXPECTED);
          journal.tell("unexpected", method + " " + path + ": " + last);
        }
        pause = Math.clamp(answer.retryAfterSeconds() * 1_000, PAUSE_MS, LONGEST_PAUSE_MS);
      } catch (IOException e) {
        last = e.toString();
        journal.count("requests without an answer");
      }
      Thread.sleep(pause);
    }
    journal.count("requests given up");
    throw new GaveUpException(method + " " + path + ": " + last);
  }

  /** Answers that are no refusal and no "later". */
  static final String UNEXPECTED = "unexpected answers";

  Answer get(String path, String session) throws GaveUpException, InterruptedException {
    return ask("GET", path, session, "", Map.of());
  }

  Answer post(String path, String session, String body)
      throws GaveUpException, InterruptedException {
    return ask("POST", path, session, body, Map.of());
  }
}
