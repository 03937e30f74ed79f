package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.ledger.book.Story.AT;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.Stars;
import zij.language.product.Selling;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;

/** A subscription of three payments, of which the last went back, recomputed. */
class SubscriptionBookTest {
  private static final Account REVENUE = Account.of(Chart.REVENUE);
  private static final Account DEFERRED = Account.of(Chart.DEFERRED_SUBSCRIPTION_REVENUE);
  private static final Account REFUNDS = Account.of(Chart.REFUNDS);
  private static final Duration MONTH = Selling.PERIOD;
  private static final Instant SECOND = AT.plus(MONTH);
  private static final Instant THIRD = SECOND.plus(MONTH);
  private static final Instant BACK = THIRD.plus(Duration.ofDays(3));
  private static final Instant END = THIRD.plus(MONTH);

  private final TestBook test = new TestBook();

  private static SubscriptionEvent.Renewed renewed(String charge, Instant at) {
    return new SubscriptionEvent.Renewed(
        Story.order(0),
        Story.buyer(0),
        Story.TEA,
        Story.payment(charge, 25),
        at.plus(MONTH),
        Renewal.ON,
        1,
        at);
  }

  private Amount balance(Account account, Instant at) {
    return test.book.balance(account, Asset.XTR, test.book.position(), at);
  }

  @Test
  void whatIsPaidForAPeriodIsOwedUntilItIsOverOrWentBack() throws SQLException {
    test.happens(
        Story.placed(0, 25, AT),
        Story.paid(0, "first", 25, AT),
        new SubscriptionEvent.Started(
            Story.order(0),
            Story.buyer(0),
            Language.ENGLISH,
            Story.TEA,
            "Tea",
            new Stars(25),
            Story.charge("first"),
            SECOND,
            AT),
        renewed("second", SECOND),
        renewed("third", THIRD),
        new SubscriptionEvent.Refunded(Story.order(0), Story.charge("third"), new Stars(25), BACK),
        new SubscriptionEvent.Revoked(
            Story.order(0),
            Story.buyer(0),
            Story.charge("first"),
            Story.charge("third"),
            new Stars(25),
            END,
            BACK));
    test.seeAll();
    assertThat(test.audit()).isInstanceOf(BookVerdict.Holds.class);

    // A credit is below zero.
    assertThat(balance(REVENUE, AT)).isEqualTo(Story.stars("0"));
    assertThat(balance(DEFERRED, AT)).isEqualTo(Story.stars("-25"));
    assertThat(balance(REVENUE, SECOND)).isEqualTo(Story.stars("-25"));
    assertThat(balance(DEFERRED, SECOND)).isEqualTo(Story.stars("-25"));
    assertThat(balance(REVENUE, BACK)).isEqualTo(Story.stars("-75"));
    assertThat(balance(REFUNDS, BACK)).isEqualTo(Story.stars("25"));
    assertThat(balance(DEFERRED, BACK)).isEqualTo(Story.stars("0"));
    assertThat(balance(REVENUE, END)).isEqualTo(Story.stars("-75"));
    assertThat(balance(DEFERRED, END)).isEqualTo(Story.stars("0"));
    assertThat(balance(Account.buyer(Story.buyer(0)), END)).isEqualTo(Story.stars("0"));
  }
}
