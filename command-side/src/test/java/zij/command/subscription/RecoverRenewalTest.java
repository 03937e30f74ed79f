package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.BUYER;
import static zij.command.subscription.SubscriptionStory.NEXT;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.PRICE;
import static zij.command.subscription.SubscriptionStory.UNTIL;
import static zij.command.subscription.SubscriptionStory.cancelled;
import static zij.command.subscription.SubscriptionStory.failed;
import static zij.command.subscription.SubscriptionStory.payment;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;

class RecoverRenewalTest {
  private static SubscriptionCommand.RecoverRenewal recover(String charge, Instant paidAt) {
    return new SubscriptionCommand.RecoverRenewal(
        ORDER, BUYER, payment(charge, PRICE), paidAt, NEXT, UNTIL);
  }

  @Test
  void a_payment_when_the_period_ends_is_a_renewal() {
    subscriptions()
        .given(started())
        .when(recover("second", UNTIL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", NEXT, Renewal.ON, 0));
  }

  @Test
  void it_may_be_a_day_early() {
    subscriptions()
        .given(started())
        .when(recover("second", UNTIL.minus(Duration.ofDays(1))))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", NEXT, Renewal.ON, 0));
  }

  @Test
  void one_in_the_middle_of_a_period_is_none() {
    subscriptions()
        .given(started())
        .when(recover("second", UNTIL.minus(Duration.ofDays(1)).minusSeconds(1)))
        .expectResultMessagePayload(refused(Refusal.NOT_A_RENEWAL))
        .expectNoEvents();
  }

  @Test
  void one_that_was_told_is_known() {
    subscriptions()
        .given(started(), renewed("second", 3))
        .when(recover("second", UNTIL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_cancellation_stays_since_nobody_knows_which_was_first() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.SHOP, 0))
        .when(recover("second", UNTIL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", NEXT, Renewal.CANCELLED, 0));
  }

  @Test
  void a_failure_is_over() {
    subscriptions()
        .given(started(), failed(2))
        .when(recover("second", UNTIL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", NEXT, Renewal.ON, 0));
  }
}
