package zij.server.several;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.terms.Terms;

/**
 * Somebody who buys through the balancer, one thing after the other, and listens. As long as
 * nothing was said to be broken, every request has to be answered at once, by what it asked for.
 */
final class Buyer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Topology topology;
  private final HttpClient http;
  private final AtomicBoolean isBroken;
  private final AtomicBoolean isOver;
  private final long id;
  private String token = "";
  private final List<String> paid = new CopyOnWriteArrayList<>();
  private final AtomicInteger told = new AtomicInteger();

  /**
   * @param isBroken whether requests may fail just now, and are then sent again
   * @param isOver whether it was enough
   */
  Buyer(Topology topology, long id, AtomicBoolean isBroken, AtomicBoolean isOver) throws Exception {
    this.topology = topology;
    this.http = topology.http();
    this.isBroken = isBroken;
    this.isOver = isOver;
    this.id = id;
    var _ = topology.phone("users", Map.of("id", id, "languageCode", "en", "stars", 1_000_000));
    String initData =
        topology.phone("users/" + id + "/launch", Map.of()).path("initData").asString();
    token =
        ask(200, posted("/api/auth/telegram", Map.of("initData", initData)))
            .json()
            .path("token")
            .asString();
  }

  /** Orders that are paid, delivered, and have a receipt. */
  List<String> paid() {
    return paid;
  }

  /** How often the phone was told of something. */
  int told() {
    return told.get();
  }

  /** Buys until it is over, with a rest in between: servers that start are not to starve. */
  void run() {
    while (!isOver.get()) {
      buy();
      pause(300);
    }
  }

  private void buy() {
    Map<String, ?> line =
        Map.of("product", Shopper.WALLPAPERS, "quantity", 1, "price", Shopper.WALLPAPERS_PRICE);
    Map<String, ?> consent = Map.of("terms", Terms.sample().version().value(), "language", "en");
    Map<String, ?> wanted = Map.of("lines", List.of(line), "language", "en", "consent", consent);
    String key = UUID.randomUUID().toString();
    JsonNode placed = ask(201, posted("/api/orders", wanted).header("Idempotency-Key", key)).json();
    String order = placed.path("orderId").asString();
    pay(order);
    String path = "/api/orders/" + order + "?position=" + placed.path("position").asLong();
    long deadline = deadline();
    while (!ask(200, got(path)).json().path("status").asString().equals("delivered")) {
      if (System.nanoTime() > deadline) throw new AssertionError("never delivered: " + order);
      pause();
    }
    var _ = ask(200, got("/api/orders/" + order + "/receipt"));
    paid.add(order);
  }

  /** A sheet that fails takes no Stars, and may be tried again while something is broken. */
  private void pay(String order) {
    long deadline = deadline();
    while (true) {
      String link =
          ask(200, posted("/api/orders/" + order + "/invoice", Map.of()))
              .json()
              .path("link")
              .asString();
      String slug = link.substring(link.indexOf('$') + 1);
      boolean mayFail = isBroken.get();
      JsonNode sheet =
          topology.phone("users/" + id + "/pay", Map.of("slug", slug, "outcome", "paid"));
      if (sheet.path("status").asString("").equals("paid")) return;
      if (!(mayFail || isBroken.get()) || System.nanoTime() > deadline) {
        throw new AssertionError("a payment failed: " + sheet);
      }
      pause();
    }
  }

  /** Listens until it is over, and calls again whenever a server hangs up. */
  void listen() throws InterruptedException {
    while (!isOver.get()) {
      boolean mayFail = isBroken.get();
      try {
        HttpResponse<InputStream> line =
            http.send(got("/api/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        if (line.statusCode() == 200) {
          read(line.body());
        } else if (!mayFail && !isBroken.get()) {
          throw new AssertionError("no stream: " + line.statusCode());
        }
      } catch (IOException e) {
        if (!mayFail && !isBroken.get() && !isOver.get()) throw new AssertionError("no stream", e);
      }
      pause();
    }
  }

  /** To its end; how it ends is nothing that a phone could mind. */
  private void read(InputStream stream) {
    try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) told.incrementAndGet();
        if (isOver.get()) return;
      }
    } catch (IOException e) {
      // it calls again
    }
  }

  private HttpRequest.Builder posted(String path, Map<String, ?> body) {
    return request(path)
        .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
  }

  private HttpRequest.Builder got(String path) {
    return request(path).GET();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(topology.balancer.url() + path))
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /** The answer; what is not visible yet is asked for again, and else only while it is broken. */
  private Answer ask(int expected, HttpRequest.Builder request) {
    long deadline = deadline();
    while (true) {
      boolean mayFail = isBroken.get();
      String failure;
      try {
        Answer answer = RunningServer.send(http, request);
        if (answer.status() == expected) return answer;
        failure = answer.status() + " " + answer.text();
        boolean isLater = failure.contains("NOT_YET_VISIBLE");
        if (!isLater && (answer.status() < 500 || !(mayFail || isBroken.get()))) {
          throw new AssertionError(failure);
        }
      } catch (UncheckedIOException e) {
        if (!mayFail && !isBroken.get()) throw e;
        failure = e.toString();
      }
      if (System.nanoTime() > deadline) throw new AssertionError(failure);
      pause();
    }
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  private static void pause() {
    pause(50);
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
