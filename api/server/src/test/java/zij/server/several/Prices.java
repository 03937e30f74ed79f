package zij.server.several;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;

/**
 * An owner who raises a product's price again and again, and what shoppers may be shown of it: with
 * the position of a price, that price or a later one; without, the last one in the end.
 */
final class Prices {
  /** Not what the visitors buy: their orders name its price. */
  private static final String PRODUCT = "plov-masterclass";

  private record Set(long price, long position) {}

  private final Cluster cluster;
  private final Visitor owner;
  private final AtomicBoolean isOver;
  private final AtomicReference<@Nullable Set> newest = new AtomicReference<>();

  Prices(Cluster cluster, Visitor owner, AtomicBoolean isOver) {
    this.cluster = cluster;
    this.owner = owner;
    this.isOver = isOver;
  }

  /** Raises it until it is over. */
  void change() {
    for (long price = 1_000; !isOver.get(); price++) {
      Map<String, ?> body = Map.of("price", price);
      Answer changed =
          owner.ask(
              200,
              at -> Http.put(at + "/api/desk/products/" + PRODUCT + "/price", owner.token(), body));
      long position = changed.json().path("position").asLong();
      // -1: it was set by a request whose answer was lost.
      if (position >= 0) newest.set(new Set(price, position));
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks at it in both ways, and at another one. */
  void look(Visitor visitor, String another) {
    String path = "/api/catalog/products/" + PRODUCT;
    Set before = newest.get();
    if (before == null) return;
    String asked = path + "?position=" + before.position;
    JsonNode product = visitor.ask(200, at -> Http.get(at + asked, "")).json();
    if (product.path("price").asLong() < before.price) {
      throw new AssertionError(
          "price " + before + " was set, shown is " + product + ", servers: " + cluster.servers());
    }
    var _ = visitor.ask(200, at -> Http.get(at + path, ""));
    var _ = visitor.ask(200, at -> Http.get(at + another, ""));
  }

  /** Whether every server that lives shows the last price to whoever names no position. */
  boolean areShown() {
    long last = Objects.requireNonNull(newest.get()).price;
    return cluster.servers().stream()
        .map(server -> Http.get(server.url() + "/api/catalog/products/" + PRODUCT, "").json())
        .allMatch(product -> product.path("price").asLong() >= last);
  }
}
