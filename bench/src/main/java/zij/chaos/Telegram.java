package zij.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/** Telegram's stand-in: hands on phones, what goes wrong with it, and its own books. */
final class Telegram implements AutoCloseable {
  private static final int PAGE = 100;

  /**
   * A line of its statement.
   *
   * @param incoming whether it is a payment; else it went back
   */
  record Line(String charge, boolean incoming, long stars, long user) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults()
              .withPort(0)
              .withMessageLimits(false)
              .withTimes(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofHours(24)));

  String url() {
    return simulator.url();
  }

  String token() {
    return simulator.botToken();
  }

  String key() {
    return simulator.publicKeyHex();
  }

  /** What a hand on a phone does; {@code error} in the answer says that it cannot be done. */
  JsonNode hand(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/simulator/api/" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
            .build());
  }

  /** The payload of the invoice behind a link; empty if there is none. */
  String payload(String slug) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url() + "/simulator/api/invoices/" + slug))
            .build())
        .path("payload")
        .asString("");
  }

  /** Lets something go wrong. */
  void wound(Map<String, ?> fault) throws IOException, InterruptedException {
    JsonNode done = hand("faults", fault);
    if (!done.path("done").asBoolean(false)) throw new IOException("no such fault: " + done);
  }

  /** Its calls fail no longer; what was to happen to updates may still happen. */
  void healCalls() throws IOException, InterruptedException {
    heal("?of=calls");
  }

  /** Nothing goes wrong any more. */
  void heal() throws IOException, InterruptedException {
    heal("");
  }

  private void heal(String which) throws IOException, InterruptedException {
    var _ =
        send(
            HttpRequest.newBuilder(URI.create(url() + "/simulator/api/faults" + which))
                .DELETE()
                .build());
  }

  /** How many updates and calls went wrong, by kind. */
  JsonNode struck() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url() + "/simulator/api/faults")).build());
  }

  /** How many updates wait for the webhook. */
  int waitingUpdates() throws IOException, InterruptedException {
    return bot("getWebhookInfo", Map.of()).path("pending_update_count").asInt(-1);
  }

  boolean knowsWebhook() throws IOException, InterruptedException {
    return !bot("getWebhookInfo", Map.of()).path("url").asString("").isEmpty();
  }

  long balance() throws IOException, InterruptedException {
    return bot("getMyStarBalance", Map.of()).path("amount").asLong();
  }

  /** Every Star that moved, in its order. */
  List<Line> statement() throws IOException, InterruptedException {
    List<Line> lines = new ArrayList<>();
    JsonNode page = JsonMapper.shared().createArrayNode();
    do {
      page =
          bot("getStarTransactions", Map.of("offset", lines.size(), "limit", PAGE))
              .path("transactions");
      for (JsonNode line : page) {
        boolean incoming = line.has("source");
        lines.add(
            new Line(
                line.path("id").asString(),
                incoming,
                line.path("amount").asLong(),
                line.path(incoming ? "source" : "receiver").path("user").path("id").asLong()));
      }
    } while (page.size() == PAGE);
    return lines;
  }

  private JsonNode bot(String method, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    JsonNode answer =
        send(
            HttpRequest.newBuilder(URI.create(url() + "/bot" + token() + "/" + method))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(parameters)))
                .build());
    if (!answer.path("ok").asBoolean(false)) throw new IOException(method + ": " + answer);
    return answer.path("result");
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return JsonMapper.shared()
        .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    simulator.close();
  }
}
