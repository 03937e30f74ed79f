package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.BUYER;
import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.OTHER;
import static zij.command.subscription.SubscriptionStory.OWNER;
import static zij.command.subscription.SubscriptionStory.UNTIL;
import static zij.command.subscription.SubscriptionStory.cancelRequested;
import static zij.command.subscription.SubscriptionStory.cancelled;
import static zij.command.subscription.SubscriptionStory.failed;
import static zij.command.subscription.SubscriptionStory.reactivationRequested;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.SubscriptionCommand;

class ReactivateTest {
  @Test
  void who_cancelled_here_may_take_it_back() {
    subscriptions()
        .given(
            started(), cancelRequested(CancelledBy.BUYER, BUYER), cancelled(CancelledBy.BUYER, 0))
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(reactivationRequested());
  }

  @Test
  void even_before_telegram_has_heard_of_it() {
    subscriptions()
        .given(started(), cancelRequested(CancelledBy.BUYER, BUYER))
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(reactivationRequested());
  }

  @Test
  void wanted_twice_it_is_one_wish() {
    subscriptions()
        .given(
            started(),
            cancelRequested(CancelledBy.BUYER, BUYER),
            cancelled(CancelledBy.BUYER, 0),
            reactivationRequested())
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_goes_on_goes_on() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void nobody_else_may_know_of_it() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.Reactivate(ORDER, OTHER, NOW))
        .expectResultMessagePayload(refused(Refusal.SUBSCRIPTION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void what_the_shop_cancelled_stays_cancelled() {
    subscriptions()
        .given(started(), cancelRequested(CancelledBy.SHOP, OWNER), cancelled(CancelledBy.SHOP, 0))
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, NOW))
        .expectResultMessagePayload(refused(Refusal.CANCELLED_BY_SHOP))
        .expectNoEvents();
  }

  @Test
  void what_was_cancelled_in_telegram_goes_on_there() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER_IN_TELEGRAM, 2))
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, NOW))
        .expectResultMessagePayload(refused(Refusal.CANCELLED_IN_TELEGRAM))
        .expectNoEvents();
  }

  @Test
  void what_failed_needs_stars_not_a_switch() {
    subscriptions()
        .given(started(), failed(2))
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, NOW))
        .expectResultMessagePayload(refused(Refusal.RENEWAL_FAILED))
        .expectNoEvents();
  }

  @Test
  void when_the_period_is_over_it_is_too_late() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER, 0))
        .when(new SubscriptionCommand.Reactivate(ORDER, BUYER, UNTIL))
        .expectResultMessagePayload(refused(Refusal.SUBSCRIPTION_ENDED))
        .expectNoEvents();
  }
}
