package zij.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.order.OrderEvent;
import zij.query.Arrivals;
import zij.query.TestViews;

/** The rows depend on the history alone, not on how often or in what batches it was seen. */
class OrdersProjectionTest {
  private static final long SEED = 20_261_121;
  private static final List<OrderEvent> HISTORY = History.mixed(24, SEED);

  private final TestViews views = TestViews.create();
  private final OrdersProjection projection = new OrdersProjection(views.dsl(), new Arrivals());

  private void see(int from, int to) {
    TestViews.inBatch(() -> {
      for (int i = from; i < to; i++) see(i);
    });
  }

  /** Positions are those of a log that has other events too. */
  private void see(int i) {
    projection.on(HISTORY.get(i), new GlobalSequenceTrackingToken(3L * i + 1));
  }

  private List<String> rows() {
    return views.rows("customer_order", "order_id");
  }

  private List<String> seenOnceOneByOne() {
    for (int i = 0; i < HISTORY.size(); i++) see(i, i + 1);
    List<String> once = rows();
    assertThat(once).hasSize(24);
    return once;
  }

  @Test
  void aBatchOfManyOrdersIsTheSameAsEachByItself() {
    List<String> once = seenOnceOneByOne();
    views.dsl().execute("delete from query.customer_order");
    see(0, HISTORY.size());
    assertThat(rows()).isEqualTo(once);
  }

  @Test
  void seeingEachEventTwiceChangesNothing() {
    List<String> once = seenOnceOneByOne();
    views.dsl().execute("delete from query.customer_order");
    for (int i = 0; i < HISTORY.size(); i++) {
      int event = i;
      TestViews.inBatch(() -> {
        see(event);
        see(event);
      });
      see(event, event + 1);
    }
    assertThat(rows()).isEqualTo(once);
  }

  @Test
  void aReplayFromAnyPrefixEndsTheSame() {
    List<String> once = seenOnceOneByOne();
    Random random = new Random(SEED);
    for (int prefix = 0; prefix <= HISTORY.size(); prefix += 5) {
      views.dsl().execute("delete from query.customer_order");
      see(0, prefix);
      for (int from = 0; from < HISTORY.size(); ) {
        int to = Math.min(HISTORY.size(), from + 1 + random.nextInt(20));
        see(from, to);
        from = to;
      }
      assertThat(rows()).as("prefix of %d, seed %d", prefix, SEED).isEqualTo(once);
    }
  }

  @Test
  void anEventThatWasLostStopsIt() {
    OrderEvent second = new OrderEvent.Cancelled(History.order(0, 99), History.AT);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            TestViews.inBatch(() -> projection.on(second, new GlobalSequenceTrackingToken(500))));
    assertThat(rows()).isEmpty();
  }
}
