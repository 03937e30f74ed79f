package zij.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** {@code GET /api/stream}. */
@ExtendWith(SharedServer.class)
class StreamTest {
  private final Shopper shopper;
  private final Shopper other;

  StreamTest(RunningServer server) {
    shopper = server.shopper();
    other = server.shopper();
  }

  @Test
  void tellsWhatHappensToOnesOwnOrdersAndOfNoOthers() throws Exception {
    try (Listener mine = new Listener(shopper);
        Listener theirs = new Listener(other)) {
      assertThat(mine.response().headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(mine.response().headers().firstValue("Cache-Control")).contains("no-store");
      String order = shopper.buy();
      String foreign = other.order();
      Eventually.holds(() -> statuses(mine).contains("delivered"));
      Eventually.holds(() -> statuses(theirs).contains("placed"));
      assertThat(statuses(mine))
          .containsExactly("placed", "invoiced", "approved", "paid", "delivered");
      assertThat(orders(mine)).containsExactly(order);
      assertThat(orders(theirs)).containsExactly(foreign);
      List<Long> positions = mine.news().stream().map(n -> n.path("position").asLong()).toList();
      assertThat(positions).isSorted();
      assertThat(mine.lines()).contains("event: order", "id: " + positions.getFirst());
      assertThat(shopper.see(order).path("position").asLong()).isEqualTo(positions.getLast());
    }
  }

  private static List<String> statuses(Listener listener) {
    return listener.news().stream().map(n -> n.path("status").asString()).toList();
  }

  private static Set<String> orders(Listener listener) {
    return listener.news().stream()
        .map(n -> n.path("orderId").asString())
        .collect(Collectors.toSet());
  }

  /** A page that is reloaded again and again leaves its lines open until the server notices. */
  @Test
  void letsTheSeventhLineOfAUserTakeThePlaceOfTheFirst() throws Exception {
    List<Listener> open = new ArrayList<>();
    try {
      for (int i = 0; i <= Phones.MAX_PER_USER; i++) {
        open.add(new Listener(shopper));
        assertThat(open.getLast().response().statusCode()).isEqualTo(200);
      }
      Eventually.holds(open.getFirst()::isOver);
      String order = shopper.order();
      for (Listener listener : open.subList(1, open.size())) {
        Eventually.holds(() -> orders(listener).contains(order));
      }
    } finally {
      open.forEach(Listener::close);
    }
  }

  /** Without it, proxies would cut a line on which nothing happens. */
  @Test
  void saysNowAndThenThatItIsStillHere() throws Exception {
    try (Listener listener = new Listener(shopper)) {
      Eventually.holds(() -> listener.lines().contains(": still here"));
      assertThat(listener.isOver()).isFalse();
    }
  }
}
