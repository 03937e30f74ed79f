package zij.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.order.OrderEvent;
import zij.query.Arrivals;
import zij.query.TestViews;

/** What buyers get to see. */
class OrdersTest {
  private final TestViews views = TestViews.create();
  private final Arrivals arrivals = new Arrivals();
  private final OrdersProjection projection = new OrdersProjection(views.dsl(), arrivals);
  private final Orders orders = new Orders(views.dsl(), arrivals);
  private long position;

  private void happens(OrderEvent... events) {
    TestViews.inBatch(() -> {
      for (OrderEvent event : events) {
        projection.on(event, new GlobalSequenceTrackingToken(position++));
      }
    });
  }

  @Test
  void pagesMeetNeitherGapNorRepetitionWhileOrdersComeIn() {
    for (int i = 0; i < 7; i++) happens(History.placed(0, i), History.placed(1, i));
    List<String> seen = new ArrayList<>();
    OrderPage page = orders.page(History.buyer(0), null, 3);
    while (true) {
      page.orders().forEach(order -> seen.add(order.orderId().toString()));
      happens(History.placed(0, 100 + seen.size())); // newer than all that was paged
      if (page.next() == null) break;
      page = orders.page(History.buyer(0), Long.parseLong(Objects.requireNonNull(page.next())), 3);
    }
    List<String> expected = new ArrayList<>();
    for (int i = 6; i >= 0; i--) expected.add(History.order(0, i).toString());
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void aPageThatEndsExactlyAtTheEndHasNoNext() {
    for (int i = 0; i < 4; i++) happens(History.placed(0, i));
    assertThat(orders.page(History.buyer(0), null, 4).next()).isNull();
    assertThat(orders.page(History.buyer(0), null, 3).next()).isNotNull();
    assertThat(orders.page(History.buyer(2), null, 1).orders()).isEmpty();
    for (int limit : new int[] {0, -1, Orders.MAX_PAGE + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> orders.page(History.buyer(0), null, limit));
    }
  }

  @Test
  void anOrderIsItsBuyersAlone() {
    OrderEvent.Placed placed = History.placed(0, 1);
    happens(placed, History.paid(placed, "charge"));
    assertThat(orders.find(History.buyer(0), placed.order())).isPresent();
    assertThat(orders.find(History.buyer(1), placed.order())).isEmpty();
    assertThat(orders.paidPosition(History.buyer(0), placed.order())).contains(1L);
    assertThat(orders.paidPosition(History.buyer(1), placed.order())).isEmpty();
  }

  @Test
  void onlyUnpaidOrdersLapseTheLongestOverdueFirst() {
    OrderEvent.Placed paid = History.placed(0, 3);
    happens(History.placed(0, 2), History.placed(0, 1), paid, History.paid(paid, "charge"));
    happens(new OrderEvent.Cancelled(History.order(0, 2), History.AT));
    happens(History.placed(1, 0));
    assertThat(orders.lapsed(History.AT.plusSeconds(1_799), 10)).isEmpty();
    assertThat(orders.lapsed(History.AT.plusSeconds(9_999), 10))
        .containsExactly(History.order(1, 0), History.order(0, 1));
    assertThat(orders.lapsed(History.AT.plusSeconds(9_999), 1))
        .containsExactly(History.order(1, 0));
  }

  @Test
  void aReaderIsWokenByWhatItWaitsFor() throws Exception {
    Thread later =
        Thread.startVirtualThread(() -> {
          try {
            Thread.sleep(50);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          happens(History.placed(0, 1));
        });
    assertThat(orders.awaitPosition(History.order(0, 1), 0, Duration.ofMinutes(1))).isTrue();
    later.join();
    assertThat(orders.awaitPosition(History.order(0, 1), 1, Duration.ofMillis(150))).isFalse();
    assertThat(orders.awaitPosition(History.order(0, 2), 0, Duration.ZERO)).isFalse();
  }
}
