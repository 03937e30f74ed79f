package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.ledger.book.Story.AT;
import static zij.ledger.book.Story.HOLD;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.Stars;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;

/** The table of the rules for subscriptions: one test for each event that moves Stars. */
class SubscriptionPostingsTest {
  private final PostingRules rules =
      new PostingRules(HoldPeriods.always(HOLD), (_, _) -> Charge.of(0, renewed(AT)));

  private List<Transaction> happens(Object event) {
    return rules.of(0, event);
  }

  /** As in a journal: kind, when, debit, credit, amount. */
  private static List<String> journal(List<Transaction> transactions) {
    return transactions.stream()
        .map(t -> {
          Posting debit = t.postings().getFirst();
          Posting credit = t.postings().getLast();
          Duration after = Duration.between(AT, t.effectiveAt());
          return "%s %s: %s < %s %s"
              .formatted(t.kind().code(), after, debit.account(), credit.account(), debit.amount());
        })
        .toList();
  }

  private static final Instant MONTH_LATER = AT.plus(Duration.ofDays(30));

  private static SubscriptionEvent.Renewed renewed(Instant at) {
    return new SubscriptionEvent.Renewed(
        Story.order(0),
        Story.buyer(0),
        Story.TEA,
        Story.payment("next", 25),
        at.plus(Duration.ofDays(30)),
        Renewal.ON,
        1,
        at);
  }

  private static SubscriptionEvent.Revoked revoked(String charge, Instant until, Instant at) {
    return new SubscriptionEvent.Revoked(
        Story.order(0),
        Story.buyer(0),
        Story.charge("c"),
        Story.charge(charge),
        new Stars(25),
        until,
        at);
  }

  @Test
  void aSubscriptionsFirstPaymentIsEarnedWhenItsPeriodIsOver() {
    SubscriptionEvent.Started started =
        new SubscriptionEvent.Started(
            Story.order(0),
            Story.buyer(0),
            Language.ENGLISH,
            Story.TEA,
            "Tea",
            new Stars(25),
            Story.charge("c"),
            MONTH_LATER,
            AT);
    assertThat(journal(happens(started)))
        .containsExactly(
            "deferral PT0S: revenue < deferred-subscription-revenue 25",
            "earning PT720H: deferred-subscription-revenue < revenue 25");
    assertThat(journal(happens(revoked("c", MONTH_LATER, AT.plusSeconds(3_600)))))
        .as("nothing is owed any more; the refund itself is the order's")
        .containsExactly(
            "earning PT1H: deferred-subscription-revenue < revenue 25",
            "earning-reversal PT720H: revenue < deferred-subscription-revenue 25");
    assertThat(journal(happens(revoked("c", MONTH_LATER, MONTH_LATER)))).isEmpty();
  }

  @Test
  void aRenewalIsASaleThatIsEarnedWhenItsPeriodIsOver() {
    assertThat(journal(happens(renewed(AT))))
        .containsExactly(
            "sale PT0S: buyer:7000 < deferred-subscription-revenue 25",
            "earning PT720H: deferred-subscription-revenue < revenue 25",
            "payment PT0S: telegram-pending < buyer:7000 25",
            "release PT504H: telegram-available < telegram-pending 25");
    SubscriptionEvent.Refunded refunded =
        new SubscriptionEvent.Refunded(
            Story.order(0), Story.charge("next"), new Stars(25), AT.plusSeconds(3_600));
    assertThat(journal(happens(refunded)))
        .containsExactly(
            "credit-note PT1H: refunds < buyer:7000 25",
            "refund PT1H: buyer:7000 < telegram-pending 25",
            "release-reversal PT504H: telegram-pending < telegram-available 25");
  }

  @Test
  void aRenewalThatAStoreTookBackIsAChargeBack() {
    var _ = happens(renewed(AT));
    SubscriptionEvent.ChargedBack back =
        new SubscriptionEvent.ChargedBack(
            Story.order(0), Story.charge("next"), new Stars(25), AT.plus(Duration.ofDays(22)));
    assertThat(journal(happens(back)))
        .containsExactly(
            "credit-note PT528H: chargebacks < buyer:7000 25",
            "charge-back PT528H: buyer:7000 < telegram-available 25");
  }
}
