package zij.server.several;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;

/**
 * An owner who raises a product's price again and again, and what shoppers may be shown of it: with
 * the position of a price, that price or a later one; without, none that was replaced some seconds
 * ago.
 */
final class Prices {
  /** Longer than any server may show an old catalogue, the slowness of this machine included. */
  private static final long OLDEST_NANOS = 5_000_000_000L;

  /** Not what the visitors buy: their orders name its price. */
  private static final String PRODUCT = "plov-masterclass";

  private record Set(long price, long position, long nanos) {}

  private final Cluster cluster;
  private final Visitor owner;
  private final AtomicBoolean isOver;
  private final Deque<Set> newestFirst = new ConcurrentLinkedDeque<>();

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
      if (position >= 0) newestFirst.addFirst(new Set(price, position, System.nanoTime()));
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

  /** Looks at it in both ways. */
  void look(Visitor visitor, String another) {
    String path = "/api/catalog/products/" + PRODUCT;
    Set newest = newestFirst.peekFirst();
    if (newest == null) return;
    String asked = path + "?position=" + newest.position;
    require(newest, visitor.ask(200, at -> Http.get(at + asked, "")));
    long now = System.nanoTime();
    newestFirst.stream()
        .filter(set -> now - set.nanos > OLDEST_NANOS)
        .findFirst()
        .ifPresent(old -> require(old, visitor.ask(200, at -> Http.get(at + path, ""))));
    var _ = visitor.ask(200, at -> Http.get(at + another, ""));
  }

  private void require(Set atLeast, Answer answer) {
    JsonNode product = answer.json();
    if (product.path("price").asLong() < atLeast.price) {
      throw new AssertionError(
          "price " + atLeast + " was set, shown is " + product + ", servers: " + cluster.servers());
    }
  }
}
