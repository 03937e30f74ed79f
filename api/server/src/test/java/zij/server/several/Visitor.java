package zij.server.several;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Shopper;
import zij.server.terms.Terms;

/**
 * Somebody who buys, each request at another server. A server that is gone, or says that it cannot
 * answer just now, is nothing wrong: they ask again, another one. Whatever is answered has to be
 * right. For one thread.
 */
final class Visitor {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Cluster cluster;
  private final long id;
  private final Random random;
  private final String token;
  private final List<String> placed = new ArrayList<>();
  private final List<String> paid = new CopyOnWriteArrayList<>();

  Visitor(Cluster cluster, long id) {
    this.cluster = cluster;
    this.id = id;
    this.random = new Random(id);
    var _ = cluster.phone("users", Map.of("id", id, "languageCode", "en", "stars", 100_000));
    String initData =
        cluster.phone("users/" + id + "/launch", Map.of()).path("initData").asString();
    Answer session =
        ask(200, at -> Http.post(at + "/api/auth/telegram", "", Map.of("initData", initData)));
    token = session.json().path("token").asString();
  }

  String token() {
    return token;
  }

  /** Ids of what they have paid for so far; for any thread. */
  List<String> paid() {
    return paid;
  }

  /** Places an order and looks at it everywhere; answers its position. */
  long buy() {
    Map<String, ?> wanted =
        Map.of(
            "lines",
            List.of(
                Map.of(
                    "product",
                    Shopper.WALLPAPERS,
                    "quantity",
                    1,
                    "price",
                    Shopper.WALLPAPERS_PRICE)),
            "language",
            "en",
            "consent",
            Map.of("terms", Terms.sample().version().value(), "language", "en"));
    String key = UUID.randomUUID().toString();
    Answer answer = ask(201, at -> Http.post(at + "/api/orders", token, wanted, key));
    String order = answer.json().path("orderId").asString();
    long position = answer.json().path("position").asLong();
    placed.addFirst(order);
    lookAtOrder(order, position);
    lookAtList(position);
    return position;
  }

  private void lookAtOrder(String order, long position) {
    String path = "/api/orders/" + order + "?position=" + position;
    JsonNode seen = ask(200, at -> Http.get(at + path, token)).json();
    if (seen.path("position").asLong() < position) {
      throw new AssertionError("older than " + position + ": " + seen);
    }
  }

  private void lookAtList(long position) {
    String path = "/api/orders?limit=100&position=" + position;
    JsonNode page = ask(200, at -> Http.get(at + path, token)).json();
    List<String> shown =
        page.path("orders").valueStream().map(o -> o.path("orderId").asString()).toList();
    if (!shown.equals(placed.subList(0, Math.min(100, placed.size())))) {
      throw new AssertionError("placed " + placed + ", shown " + shown);
    }
  }

  /** Pays the last order. */
  void pay() {
    String order = placed.getFirst();
    Answer invoice =
        ask(200, at -> Http.post(at + "/api/orders/" + order + "/invoice", token, Map.of()));
    String link = invoice.json().path("link").asString();
    String slug = link.substring(link.indexOf('$') + 1);
    JsonNode sheet = cluster.phone("users/" + id + "/pay", Map.of("slug", slug, "outcome", "paid"));
    if (!sheet.path("status").asString("").equals("paid")) {
      throw new AssertionError(sheet.toString());
    }
    paid.add(order);
  }

  /** Asks any server until one answers; anything but this status and "later" is wrong. */
  Answer ask(int expected, Function<String, Answer> request) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      List<ServerProcess> servers = cluster.servers();
      String url = servers.get(random.nextInt(servers.size())).url();
      try {
        Answer answer = request.apply(url);
        if (answer.status() == expected) return answer;
        boolean isLater = answer.status() == 503 && !answer.header("Retry-After").isEmpty();
        if (!isLater) throw new AssertionError(answer.status() + " " + answer.text());
      } catch (UncheckedIOException e) {
        if (cluster.servers().size() == 2) throw e; // both live, so nobody may be cut off
      }
      sleep();
    }
    throw new AssertionError("nobody answers");
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
