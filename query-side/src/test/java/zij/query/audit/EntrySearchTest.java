package zij.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.query.audit.EntrySearch.Kind.BUYER;
import static zij.query.audit.EntrySearch.Kind.CHARGE;
import static zij.query.audit.EntrySearch.Kind.ENTRY;
import static zij.query.audit.EntrySearch.Kind.ORDER;
import static zij.query.audit.EntrySearch.Kind.PRODUCT;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.query.audit.EntrySearch.Hit;

/** One box for whatever somebody holds in their hands. */
class EntrySearchTest {
  private static final OrderId ORDER_ID = Recording.order(1, 1);

  private final Recording recording = new Recording();
  private final EntrySearch search = new EntrySearch(recording.views.dsl());

  @BeforeEach
  void live() {
    recording.append(Recording.life(1, 1).toArray(OrderEvent[]::new));
    recording.seeAll();
  }

  @Test
  void anOrderByItsIdItsNumberOrItsReceipt() {
    Hit order = new Hit(ORDER, ORDER_ID.toString());
    for (String word :
        new String[] {
          ORDER_ID.toString(),
          ORDER_ID.toString().toUpperCase(Locale.ROOT),
          ORDER_ID.number(),
          ORDER_ID.toString().substring(0, 13),
          ORDER_ID.toString().substring(0, 4),
          "zij-" + ORDER_ID.number() + ".tlog-proof"
        }) {
      assertThat(search.find(word)).as(word).contains(order);
    }
  }

  @Test
  void noOrderByLessThanFourDigitsOrByMoreThanItHas() {
    assertThat(search.find(ORDER_ID.toString().substring(0, 3))).isEmpty();
    assertThat(search.find("-".repeat(36))).isEmpty();
    assertThat(search.find("0".repeat(36))).isEmpty();
  }

  @Test
  void aCharge() {
    assertThat(search.find("paid-" + ORDER_ID))
        .containsExactly(new Hit(CHARGE, "paid-" + ORDER_ID));
    assertThat(search.find("paid-")).isEmpty();
  }

  @Test
  void aNumberMayBeABuyerOrAPosition() {
    assertThat(search.find("7001")).containsExactly(new Hit(BUYER, "7001"));
    assertThat(search.find("6")).containsExactly(new Hit(ENTRY, "6"));
    assertThat(search.find("7")).isEmpty();
    assertThat(search.find("9".repeat(19))).isEmpty();
  }

  @Test
  void aProduct() {
    recording
        .views
        .dsl()
        .execute("insert into query.product values ('green-tea', '', 1, true, true, '{}', 1, 1)");
    assertThat(search.find("green-tea")).containsExactly(new Hit(PRODUCT, "green-tea"));
  }

  @Test
  void theBeginningOfManyOrdersStandsForTenOfThem() {
    recording
        .views
        .dsl()
        .execute(
            "insert into query.entry (position, at, type, aggregate_type, aggregate_id, order_id,"
                + " products, actor, operation, trace_id) select 5000 + i, now(), 'order.placed',"
                + " 'order', '', ('abcd0000-0000-8000-8000-0000000000' || i)::uuid, '{}', '', '',"
                + " '' from generate_series(10, 30) i");
    assertThat(search.find("abcd")).hasSize(EntrySearch.MAX_ORDERS);
  }

  @Test
  void aWordHas1To300Characters() {
    assertThat(search.find("x".repeat(EntrySearch.MAX_WORD))).isEmpty();
    for (String word : new String[] {"", " ", "x".repeat(301)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> search.find(word));
    }
  }
}
