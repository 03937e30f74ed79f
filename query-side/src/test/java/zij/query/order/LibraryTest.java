package zij.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.query.Arrivals;
import zij.query.TestViews;

class LibraryTest {
  private final TestViews views = TestViews.create();
  private final OrdersProjection projection = new OrdersProjection(views.dsl(), new Arrivals());
  private final Library library = new Library(views.dsl());
  private long position;

  private void happens(OrderEvent... events) {
    TestViews.inBatch(() -> {
      for (OrderEvent event : events) {
        projection.on(event, new GlobalSequenceTrackingToken(position++));
      }
    });
  }

  private OrderEvent.Placed bought(int buyer, int number) {
    OrderEvent.Placed placed = History.placed(buyer, number);
    happens(placed, History.paid(placed, "charge-" + number));
    return placed;
  }

  @Test
  void it_has_what_was_bought_and_nothing_else() {
    OrderEvent.Placed mine = bought(0, 1);
    var _ = bought(1, 2);
    happens(History.placed(0, 3));
    List<LibraryItem> items = library.page(History.buyer(0), null, 10).items();
    assertThat(items)
        .containsExactly(
            new LibraryItem(
                mine.order().value(),
                mine.order().number(),
                "green-tea",
                "Green tea",
                "",
                null,
                2,
                OrderStatus.PAID,
                History.AT.plusSeconds(5)));
  }

  @Test
  void what_was_given_back_stays_in_it_as_gone() {
    OrderEvent.Placed mine = bought(0, 1);
    happens(
        new OrderEvent.Refunded(
            mine.order(), new ChargeId("charge-1"), new Stars(100), History.AT));
    assertThat(library.page(History.buyer(0), null, 10).items())
        .extracting(LibraryItem::status)
        .containsExactly(OrderStatus.REFUNDED);
  }

  @Test
  void pages_follow_each_other() {
    for (int i = 0; i < 5; i++) {
      var _ = bought(0, i);
    }
    LibraryPage first = library.page(History.buyer(0), null, 2);
    LibraryPage second =
        library.page(History.buyer(0), Long.valueOf(String.valueOf(first.next())), 3);
    assertThat(first.items()).hasSize(2);
    assertThat(second.items())
        .extracting(LibraryItem::order)
        .containsExactly(
            History.order(0, 2).value(), History.order(0, 1).value(), History.order(0, 0).value());
    assertThat(second.next()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> library.page(History.buyer(0), null, 101));
  }
}
