package zij.server.several;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone that listens to one server. */
final class Phone implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<JsonNode> news = new CopyOnWriteArrayList<>();

  Phone(String server, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/api/stream"))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    var _ = lines.readLine(); // it is connected
    var _ = Thread.ofVirtual().start(() -> listen(lines));
  }

  private void listen(BufferedReader lines) {
    lines
        .lines()
        .filter(line -> line.startsWith("data: "))
        .forEach(line -> news.add(JsonMapper.shared().readTree(line.substring("data: ".length()))));
  }

  List<Long> positions() {
    return news.stream().map(n -> n.path("position").asLong()).toList();
  }

  /** What was told of an order, in turn. */
  List<String> statuses(String order) {
    return news.stream()
        .filter(n -> n.path("orderId").asString().equals(order))
        .map(n -> n.path("status").asString())
        .toList();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
