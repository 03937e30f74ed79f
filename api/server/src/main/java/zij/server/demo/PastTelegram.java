package zij.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zij.server.StartFailure;
import zij.server.demo.PastBuyers.Buyer;

/** Lets the simulator take over what was bought in the past, many lines at a time. */
final class PastTelegram implements AutoCloseable {
  /** The simulator takes as many at once. */
  private static final int BATCH = 1_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final Set<Long> told = new HashSet<>();
  private final List<Map<String, ?>> people = new ArrayList<>();
  private final List<Map<String, ?>> lines = new ArrayList<>();

  /**
   * @param apiUrl where the simulator is
   */
  PastTelegram(URI apiUrl) {
    this.address = URI.create(apiUrl.toString().replaceAll("/+$", "") + "/simulator/api/past");
  }

  void buyer(Buyer buyer) {
    if (!told.add(buyer.id().value())) return;
    people.add(
        Map.of(
            "id", buyer.id().value(),
            "firstName", buyer.name(),
            "languageCode", buyer.language().tag()));
    if (people.size() == BATCH) send();
  }

  /** The next line; none is older than the one before. */
  void line(Map<String, ? extends @Nullable Object> line) {
    lines.add(line);
    if (lines.size() == BATCH) send();
  }

  /** Sends what is left. */
  @Override
  public void close() {
    send();
    http.close();
  }

  private void send() {
    if (people.isEmpty() && lines.isEmpty()) return;
    byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("people", people, "lines", lines));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new StartFailure("The simulator does not take the past over: " + answer.body());
      }
    } catch (IOException e) {
      throw new StartFailure("No simulator takes the past over at " + address + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("It was interrupted; begin again with --reset.", e);
    }
    people.clear();
    lines.clear();
  }
}
