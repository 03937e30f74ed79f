package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.ledger.book.Story.AT;
import static zij.ledger.book.Story.HOLD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Stars;
import zij.language.credit.CreditEvent;
import zij.language.order.OrderEvent;

/** The table of the rules for store credit. */
class CreditPostingsTest {
  private final PostingRules rules =
      new PostingRules(
          HoldPeriods.always(HOLD),
          (order, _) -> {
            throw new AssertionError("credit asks for no charge of " + order);
          });

  /** As in a journal: kind, when, debit, credit, amount. */
  private List<String> postings(Object event) {
    return rules.of(1, event).stream()
        .map(t -> {
          assertThat(t.charge()).isNull();
          assertThat(t.order()).isEqualTo(Story.order(0));
          Posting debit = t.postings().getFirst();
          Posting credit = t.postings().getLast();
          return "%s %s: %s < %s %s"
              .formatted(
                  t.kind().code(),
                  Duration.between(AT, t.effectiveAt()),
                  debit.account(),
                  credit.account(),
                  debit.amount());
        })
        .toList();
  }

  @Test
  void creditIsOwedInsteadOfAPartOfASaleUntilItIsTakenBack() {
    assertThat(postings(Story.granted(0, 10, AT)))
        .containsExactly("credit-grant PT0S: refunds < store-credit:7000 10");
    assertThat(
            postings(new CreditEvent.Withdrawn(Story.buyer(0), Story.order(0), new Stars(10), AT)))
        .containsExactly("credit-withdrawal PT0S: store-credit:7000 < refunds 10");
  }

  @Test
  void creditPaysLikeStars() {
    assertThat(postings(Story.spent(0, 10, AT)))
        .containsExactly("credit-use PT0S: store-credit:7000 < buyer:7000 10");
    OrderEvent.Given sold =
        new OrderEvent.Given(
            Story.order(0), Story.buyer(0), Story.lines(10), null, new Stars(10), AT);
    assertThat(postings(sold)).containsExactly("sale PT0S: buyer:7000 < revenue 10");
  }

  @Test
  void creditIsOwedAgainWhenItsOrderIsGivenUpOrUndone() {
    assertThat(postings(Story.givenBack(0, 10, CreditEvent.Cause.EXPIRED, AT)))
        .containsExactly("credit-return PT0S: buyer:7000 < store-credit:7000 10");
    assertThat(postings(Story.givenBack(0, 10, CreditEvent.Cause.REFUNDED, AT)))
        .containsExactly(
            "credit-note PT0S: refunds < buyer:7000 10",
            "credit-return PT0S: buyer:7000 < store-credit:7000 10");
    assertThat(postings(Story.givenBack(0, 10, CreditEvent.Cause.CHARGED_BACK, AT)))
        .first()
        .isEqualTo("credit-note PT0S: chargebacks < buyer:7000 10");
  }
}
