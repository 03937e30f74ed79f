package zij.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.GiftLink;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.Good;
import zij.query.Arrivals;
import zij.query.TestViews;

class GiftRowsTest {
  private static final Sealed MESSAGE = new Sealed(1, "AQIDBA==");
  private static final TelegramUserId FRIEND = new TelegramUserId(9_001);

  private final TestViews views = TestViews.create();
  private final OrdersProjection projection = new OrdersProjection(views.dsl(), new Arrivals());
  private final Gifts gifts = new Gifts(views.dsl());
  private final Library library = new Library(views.dsl());
  private final Orders orders = new Orders(views.dsl(), new Arrivals());
  private final List<OrderEvent> history = new ArrayList<>();

  private void happens(OrderEvent... events) {
    int from = history.size();
    history.addAll(List.of(events));
    showFrom(from);
  }

  private void showFrom(int from) {
    TestViews.inBatch(() -> {
      for (int n = from; n < history.size(); n++) {
        projection.on(history.get(n), new GlobalSequenceTrackingToken(n));
      }
    });
  }

  private OrderId given(int number) {
    OrderEvent.Placed placed = History.placed(0, number);
    OrderId order = placed.order();
    Good good = Good.of("https://example.org/tea");
    happens(
        placed,
        new OrderEvent.GiftWrapped(
            order, placed.buyer(), GiftLink.of("first"), MESSAGE, History.AT),
        History.paid(placed, "charge-" + number),
        new OrderEvent.GiftReady(
            order, List.of(new DeliveredGood(History.TEA, "Green tea", good)), History.AT));
    return order;
  }

  private void taken(OrderId order, TelegramUserId taker) {
    happens(new OrderEvent.GiftTaken(order, taker, Language.ENGLISH, History.AT));
  }

  private Gift gift(OrderId order) {
    return gifts.find(order).orElseThrow();
  }

  @Test
  void the_goods_are_in_no_row_of_the_buyers() {
    OrderId order = given(1);
    Order own = orders.find(History.buyer(0), order).orElseThrow();
    assertThat(own.status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(own.deliveries()).isEmpty();
    assertThat(library.page(History.buyer(0), null, 10).items()).isEmpty();
    assertThat(gift(order).ready()).isTrue();
    assertThat(gift(order).goods()).hasSize(1);
    assertThat(gift(order).message()).isEqualTo(MESSAGE);
  }

  @Test
  void who_took_it_has_it_among_their_things() {
    OrderId order = given(1);
    taken(order, FRIEND);
    assertThat(gift(order).isTakenBy(FRIEND)).isTrue();
    assertThat(gift(order).isTakenBy(History.buyer(0))).isFalse();
    assertThat(library.page(FRIEND, null, 10).items())
        .extracting(LibraryItem::order, LibraryItem::gift)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(order.value(), true));
    assertThat(library.page(History.buyer(0), null, 10).items()).isEmpty();
  }

  @Test
  void things_that_were_bought_and_taken_are_one_list() {
    OrderId first = given(1);
    taken(first, FRIEND);
    OrderEvent.Placed mine =
        new OrderEvent.Placed(
            History.order(2, 2),
            FRIEND,
            Language.ENGLISH,
            History.placed(2, 2).lines(),
            new Stars(100),
            "print",
            History.AT.plusSeconds(60),
            History.AT);
    happens(mine, History.paid(mine, "charge-2"));
    OrderId third = given(3);
    taken(third, FRIEND);
    LibraryPage newest = library.page(FRIEND, null, 2);
    assertThat(newest.items())
        .extracting(LibraryItem::order)
        .containsExactly(third.value(), mine.order().value());
    assertThat(library.page(FRIEND, Long.valueOf(String.valueOf(newest.next())), 2).items())
        .extracting(LibraryItem::order)
        .containsExactly(first.value());
  }

  @Test
  void another_link_counts() {
    OrderId order = given(1);
    assertThat(gift(order).links()).isEqualTo(1);
    happens(
        new OrderEvent.GiftRelinked(order, History.buyer(0), GiftLink.of("second"), History.AT));
    assertThat(gift(order).links()).isEqualTo(2);
    assertThat(gift(order).link()).isEqualTo(GiftLink.of("second"));
  }

  @Test
  void what_went_back_is_nobodys() {
    OrderId order = given(1);
    taken(order, FRIEND);
    happens(new OrderEvent.Refunded(order, new ChargeId("charge-1"), new Stars(100), History.AT));
    assertThat(gift(order).goods()).isEmpty();
    assertThat(gift(order).gone()).isTrue();
    assertThat(library.page(FRIEND, null, 10).items())
        .extracting(LibraryItem::status)
        .containsExactly(OrderStatus.REFUNDED);
  }

  @Test
  void repeating_changes_nothing() {
    OrderId order = given(1);
    happens(
        new OrderEvent.GiftRelinked(order, History.buyer(0), GiftLink.of("second"), History.AT));
    taken(order, FRIEND);
    Gift before = gift(order);
    for (int from = 0; from < history.size(); from++) showFrom(from);
    assertThat(gift(order)).isEqualTo(before);
  }
}
