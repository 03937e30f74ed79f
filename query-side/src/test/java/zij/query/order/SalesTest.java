package zij.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.query.Arrivals;
import zij.query.TestViews;

/** What the owner sees of the orders: everybody's. */
class SalesTest {
  private final TestViews views = TestViews.create();
  private final OrdersProjection projection = new OrdersProjection(views.dsl(), new Arrivals());
  private final Sales sales = new Sales(views.dsl());
  private long position;

  private void happens(OrderEvent... events) {
    TestViews.inBatch(() -> {
      for (OrderEvent event : events) {
        projection.on(event, new GlobalSequenceTrackingToken(position++));
      }
    });
  }

  private List<String> found(Set<OrderStatus> statuses, @Nullable String word) {
    return ids(sales.page(statuses, word, null, Sales.MAX_PAGE));
  }

  private static List<String> ids(SalesPage page) {
    return page.orders().stream().map(sale -> sale.order().orderId().toString()).toList();
  }

  @Test
  void pagesMeetEverybodysOrdersOnceNewestFirst() {
    for (int i = 0; i < 4; i++) happens(History.placed(0, i), History.placed(1, i));
    List<String> seen = new ArrayList<>();
    SalesPage page = sales.page(Set.of(), null, null, 3);
    while (true) {
      seen.addAll(ids(page));
      happens(History.placed(2, 100 + seen.size())); // newer than all that was paged
      if (page.next() == null) break;
      page = sales.page(Set.of(), null, Long.parseLong(Objects.requireNonNull(page.next())), 3);
    }
    List<String> expected = new ArrayList<>();
    for (int i = 3; i >= 0; i--) {
      expected.add(History.order(1, i).toString());
      expected.add(History.order(0, i).toString());
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void showsThoseInSomeStates() {
    OrderEvent.Placed paid = History.placed(0, 1);
    happens(paid, History.paid(paid, "charge"), History.placed(0, 2), History.placed(0, 3));
    happens(new OrderEvent.Cancelled(History.order(0, 3), History.AT));
    assertThat(found(Set.of(OrderStatus.PAID), null)).containsExactly(paid.order().toString());
    assertThat(found(Set.of(OrderStatus.PAID, OrderStatus.CANCELLED), null))
        .containsExactly(History.order(0, 3).toString(), paid.order().toString());
    assertThat(found(Set.of(OrderStatus.REFUNDED), null)).isEmpty();
  }

  @Test
  void findsByNumberIdBuyerAndPayment() {
    OrderEvent.Placed placed = History.placed(0, 1);
    String id = placed.order().toString();
    happens(placed, History.paid(placed, "stx-Charge_1"), History.placed(1, 1));
    for (String word :
        List.of(
            placed.order().number(),
            placed.order().number().toLowerCase(java.util.Locale.ROOT),
            id,
            "zij-" + id.substring(0, 8) + ".tlog-proof",
            History.buyer(0).toString(),
            "stx-Charge_1")) {
      assertThat(found(Set.of(), word)).as(word).containsExactly(id);
    }
    for (String word : List.of("stx-charge_1", "0000", "----", "999", "%", "' or true --")) {
      assertThat(found(Set.of(), word)).as(word).isEmpty();
    }
  }

  @Test
  void oneOrderIsThereWhosoeverItIs() {
    OrderEvent.Placed placed = History.placed(0, 1);
    happens(placed, History.paid(placed, "charge"));
    assertThat(sales.find(placed.order()).orElseThrow())
        .returns(OrderStatus.PAID, Sale::status)
        .returns(placed.buyer().value(), Sale::buyer)
        .returns("charge", Sale::charge)
        .returns(1L, Sale::position);
    assertThat(sales.find(OrderId.parse("c4d16337-74f8-8384-9484-5cc205912a3e"))).isEmpty();
  }

  @Test
  void aPageHasItsLimits() {
    for (int limit : new int[] {0, -1, Sales.MAX_PAGE + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sales.page(Set.of(), null, null, limit));
    }
  }
}
