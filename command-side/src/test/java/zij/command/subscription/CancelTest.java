package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.BUYER;
import static zij.command.subscription.SubscriptionStory.OTHER;
import static zij.command.subscription.SubscriptionStory.OWNER;
import static zij.command.subscription.SubscriptionStory.cancel;
import static zij.command.subscription.SubscriptionStory.cancelRequested;
import static zij.command.subscription.SubscriptionStory.cancelled;
import static zij.command.subscription.SubscriptionStory.lapsed;
import static zij.command.subscription.SubscriptionStory.reactivated;
import static zij.command.subscription.SubscriptionStory.reactivationRequested;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.subscription.CancelledBy;

class CancelTest {
  @Test
  void the_subscriber_wants_no_more() {
    subscriptions()
        .given(started())
        .when(cancel(CancelledBy.BUYER, BUYER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(cancelRequested(CancelledBy.BUYER, BUYER));
  }

  @Test
  void so_does_the_shop() {
    subscriptions()
        .given(started())
        .when(cancel(CancelledBy.SHOP, OWNER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(cancelRequested(CancelledBy.SHOP, OWNER));
  }

  @Test
  void nobody_else_may_know_of_it() {
    subscriptions()
        .given(started())
        .when(cancel(CancelledBy.BUYER, OTHER))
        .expectResultMessagePayload(refused(Refusal.SUBSCRIPTION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void wanted_twice_it_is_one_wish() {
    subscriptions()
        .given(started(), cancelRequested(CancelledBy.BUYER, BUYER))
        .when(cancel(CancelledBy.BUYER, BUYER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_is_cancelled_stays_so() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER_IN_TELEGRAM, 2))
        .when(cancel(CancelledBy.SHOP, OWNER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_goes_on_again_can_be_cancelled_again() {
    subscriptions()
        .given(
            started(),
            cancelRequested(CancelledBy.BUYER, BUYER),
            cancelled(CancelledBy.BUYER, 0),
            reactivated(0))
        .when(cancel(CancelledBy.BUYER, BUYER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(cancelRequested(CancelledBy.BUYER, BUYER));
  }

  @Test
  void what_shall_go_on_again_can_be_cancelled_again() {
    subscriptions()
        .given(
            started(),
            cancelRequested(CancelledBy.BUYER, BUYER),
            cancelled(CancelledBy.BUYER, 0),
            reactivationRequested())
        .when(cancel(CancelledBy.BUYER, BUYER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(cancelRequested(CancelledBy.BUYER, BUYER));
  }

  @Test
  void what_has_ended_cannot_be() {
    subscriptions()
        .given(started(), lapsed())
        .when(cancel(CancelledBy.BUYER, BUYER))
        .expectResultMessagePayload(refused(Refusal.SUBSCRIPTION_ENDED))
        .expectNoEvents();
  }
}
