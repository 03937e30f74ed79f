package zij.query.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.order.OrderId;
import zij.query.TestViews;
import zij.query.credit.CreditEntry.Kind;

class CreditProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final TelegramUserId ALI = new TelegramUserId(7);
  private static final TelegramUserId VALI = new TelegramUserId(8);

  private final TestViews views = TestViews.create();
  private final CreditProjection projection = new CreditProjection(views.dsl());
  private final Credits credits = new Credits(views.dsl());
  private final List<CreditEvent> log = new ArrayList<>();

  private void happen(CreditEvent... events) {
    int from = log.size();
    log.addAll(List.of(events));
    see(from);
  }

  private void see(int from) {
    TestViews.inBatch(() -> {
      for (int i = from; i < log.size(); i++) {
        projection.on(log.get(i), new GlobalSequenceTrackingToken(i));
      }
    });
  }

  private static OrderId order(int number) {
    return OrderId.of(ALI, "key-" + number);
  }

  private static CreditEvent granted(TelegramUserId buyer, int order, long stars) {
    return new CreditEvent.Granted(buyer, order(order), new Stars(stars), AT);
  }

  private static CreditEvent spent(int order, long stars) {
    return new CreditEvent.Spent(ALI, order(order), new Stars(stars), AT.plusSeconds(order));
  }

  private static CreditEntry entry(Kind kind, int order, long amount, long balance, Instant at) {
    return new CreditEntry(kind, order(order).value(), order(order).number(), amount, balance, at);
  }

  @Test
  void each_change_is_told_with_what_was_left_after_it() {
    happen(
        granted(ALI, 1, 40),
        granted(VALI, 2, 500),
        spent(3, 30),
        new CreditEvent.GivenBack(
            ALI, order(3), new Stars(30), CreditEvent.Cause.CANCELLED, AT.plusSeconds(9)),
        new CreditEvent.Withdrawn(ALI, order(1), new Stars(40), AT.plusSeconds(10)));
    assertThat(credits.page(ALI, null, 10))
        .isEqualTo(
            new CreditPage(
                0,
                List.of(
                    entry(Kind.WITHDRAWN, 1, 40, 0, AT.plusSeconds(10)),
                    entry(Kind.GIVEN_BACK, 3, 30, 40, AT.plusSeconds(9)),
                    entry(Kind.SPENT, 3, 30, 10, AT.plusSeconds(3)),
                    entry(Kind.GRANTED, 1, 40, 40, AT)),
                null));
    assertThat(credits.balance(VALI)).isEqualTo(500);
  }

  @Test
  void who_never_had_any_has_none() {
    assertThat(credits.page(VALI, null, 10)).isEqualTo(new CreditPage(0, List.of(), null));
  }

  @Test
  void seen_again_it_changes_nothing() {
    happen(granted(ALI, 1, 40), spent(2, 30), granted(ALI, 3, 5));
    List<String> accounts = views.rows("credit_account", "buyer");
    List<String> entries = views.rows("credit_entry", "position");
    see(0);
    assertThat(views.rows("credit_account", "buyer")).isEqualTo(accounts);
    assertThat(views.rows("credit_entry", "position")).isEqualTo(entries);
    assertThat(credits.balance(ALI)).isEqualTo(15);
  }

  @Test
  void pages_follow_each_other() {
    for (int i = 0; i < 5; i++) happen(granted(ALI, i, 1 + i));
    CreditPage first = credits.page(ALI, null, 2);
    assertThat(first.entries()).extracting(CreditEntry::amount).containsExactly(5L, 4L);
    CreditPage second = credits.page(ALI, Long.valueOf(String.valueOf(first.next())), 3);
    assertThat(second.entries()).extracting(CreditEntry::amount).containsExactly(3L, 2L, 1L);
    assertThat(second.next()).isNull();
    assertThat(second.balance()).as("of now, on every page").isEqualTo(15);
    assertThatIllegalArgumentException().isThrownBy(() -> credits.page(ALI, null, 101));
  }
}
