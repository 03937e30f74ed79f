package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.BUYER;
import static zij.command.subscription.SubscriptionStory.NEXT;
import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.OTHER;
import static zij.command.subscription.SubscriptionStory.PRICE;
import static zij.command.subscription.SubscriptionStory.UNTIL;
import static zij.command.subscription.SubscriptionStory.cancelled;
import static zij.command.subscription.SubscriptionStory.lapsed;
import static zij.command.subscription.SubscriptionStory.payment;
import static zij.command.subscription.SubscriptionStory.renew;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

class RenewTest {
  @Test
  void a_further_payment_renews_it() {
    subscriptions()
        .given(started())
        .when(renew("second", 5))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", 5));
  }

  @Test
  void told_twice_it_is_one_payment() {
    subscriptions()
        .given(started(), renewed("second", 5))
        .when(renew("second", 6))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  /** Of a buyer who paid the invoice twice, and has two subscriptions at Telegram. */
  @Test
  void a_period_is_paid_once() {
    subscriptions()
        .given(started(), renewed("second", 5))
        .when(
            new SubscriptionCommand.Renew(
                ORDER, BUYER, payment("twice", PRICE), NEXT.plusSeconds(90), 6, NOW))
        .expectResultMessagePayload(refused(Refusal.NOT_A_RENEWAL))
        .expectNoEvents();
  }

  @Test
  void the_first_payment_renews_nothing() {
    subscriptions()
        .given(started())
        .when(renew("first", 5))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void somebody_elses_payment_is_of_no_use() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.Renew(ORDER, OTHER, payment("second", PRICE), NEXT, 5, NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void another_amount_is_of_no_use() {
    subscriptions()
        .given(started())
        .when(
            new SubscriptionCommand.Renew(
                ORDER, BUYER, payment("second", new Stars(99)), NEXT, 5, NOW))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS))
        .expectNoEvents();
  }

  @Test
  void a_renewal_that_was_told_late_does_not_undo_a_newer_cancellation() {
    subscriptions()
        .given(
            started(),
            new SubscriptionEvent.Cancelled(
                ORDER, CancelledBy.BUYER_IN_TELEGRAM, UNTIL, 9, UNTIL.plusSeconds(1)))
        .when(renew("second", 5))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", NEXT, Renewal.CANCELLED, 5));
  }

  @Test
  void a_renewal_after_a_cancellation_means_that_it_goes_on() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER_IN_TELEGRAM, 4))
        .when(renew("second", 5))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", 5));
  }

  @Test
  void what_had_lapsed_begins_again() {
    subscriptions()
        .given(started(), lapsed())
        .when(renew("second", 5))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(renewed("second", 5));
  }
}
