package zij.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Eventually;
import zij.server.Shopper;

/** A phone that listens to {@code /api/stream}. */
public final class Listener implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  public Listener(Shopper shopper) throws IOException, InterruptedException {
    response =
        http.send(
            shopper.request("/api/stream").timeout(Duration.ofMinutes(2)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    reader = Thread.ofVirtual().start(this::read);
    if (response.statusCode() == 200) Eventually.holds(() -> !lines.isEmpty());
  }

  private void read() {
    try (var text = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) lines.add(line);
    } catch (IOException e) {
      lines.add("broken: " + e);
    }
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  /** Every line heard so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The data of the events heard so far. */
  public List<JsonNode> news() {
    return lines.stream()
        .filter(line -> line.startsWith("data: "))
        .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
        .toList();
  }

  /** Whether the server ended it. */
  public boolean isOver() {
    return !reader.isAlive();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
