package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Uses a simulator over real HTTP: as a bot, and as a hand on the phone. */
final class Hand {
  /** Rich, in the first cast. */
  static final long TIMUR = 5001000102L;

  /** Poor, in the first cast. */
  static final long DILSHOD = 5001000103L;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final String token;

  /** Of a simulator of a test's own, in which a bot on a busy machine has time to answer. */
  static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withPort(0)
        .withTimes(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(24));
  }

  Hand(Simulator simulator) {
    this.url = simulator.url();
    this.token = simulator.botToken();
  }

  /** A status and a JSON body. */
  record Reply(int status, JsonNode json) {
    String description() {
      return json.path("description").asString("");
    }
  }

  static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A Bot API call with a JSON body. */
  Reply bot(String method, JsonNode body) throws IOException, InterruptedException {
    return post("/bot" + token + "/" + method, "application/json", body.toString());
  }

  /** A Bot API call that must succeed; gives the result. */
  JsonNode done(String method, JsonNode body) throws IOException, InterruptedException {
    Reply reply = bot(method, body);
    if (!reply.json().path("ok").asBoolean(false)) {
      throw new AssertionError(method + ": " + reply.json());
    }
    return reply.json().get("result");
  }

  Reply post(String path, String type, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + path)).build());
  }

  /** A control call. */
  JsonNode phone(String path, JsonNode body) throws IOException, InterruptedException {
    return post("/simulator/api/" + path, "application/json", body.toString()).json();
  }

  Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), JsonMapper.shared().readTree(response.body()));
  }

  void webhook(Receiver receiver) throws IOException, InterruptedException {
    done("setWebhook", json().put("url", receiver.url()).put("secret_token", "s-3_X"));
  }

  /** An invoice that is in order; tests change one thing in it. */
  static ObjectNode invoice(int amount) {
    ObjectNode invoice = json().put("title", "Star map").put("description", "A map of stars");
    invoice.put("payload", "order-1").put("currency", "XTR").put("provider_token", "");
    invoice.putArray("prices").addObject().put("label", "Map").put("amount", amount);
    return invoice;
  }

  /** The slug of a new invoice. */
  String slug(int amount) throws IOException, InterruptedException {
    String link = done("createInvoiceLink", invoice(amount)).stringValue();
    return link.substring("https://t.me/$".length());
  }

  JsonNode pay(long person, String slug, String outcome) throws IOException, InterruptedException {
    return phone("users/" + person + "/pay", json().put("slug", slug).put("outcome", outcome));
  }

  /** Returns when so many updates wait for the webhook: what it accepted is struck off later. */
  void awaitPending(int updates) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    int pending = pending();
    while (pending != updates) {
      assertThat(System.nanoTime()).as("%s updates wait", pending).isLessThan(end);
      Thread.sleep(20);
      pending = pending();
    }
  }

  private int pending() throws IOException, InterruptedException {
    return done("getWebhookInfo", json()).get("pending_update_count").intValue();
  }

  long stars(long person) throws IOException, InterruptedException {
    return get("/simulator/api/users/" + person).json().get("stars").longValue();
  }
}
