package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.OWNER;
import static zij.command.subscription.SubscriptionStory.UNTIL;
import static zij.command.subscription.SubscriptionStory.cancelRequested;
import static zij.command.subscription.SubscriptionStory.cancelled;
import static zij.command.subscription.SubscriptionStory.confirmed;
import static zij.command.subscription.SubscriptionStory.failed;
import static zij.command.subscription.SubscriptionStory.lapsed;
import static zij.command.subscription.SubscriptionStory.observe;
import static zij.command.subscription.SubscriptionStory.reactivated;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

class ObserveTest {
  @Test
  void telegram_says_that_it_was_cancelled() {
    subscriptions()
        .given(started())
        .when(observe(Renewal.CANCELLED, 3))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(cancelled(CancelledBy.BUYER_IN_TELEGRAM, 3));
  }

  @Test
  void telegram_says_that_it_goes_on_after_all() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER_IN_TELEGRAM, 3))
        .when(observe(Renewal.ON, 4))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(reactivated(4));
  }

  @Test
  void telegram_says_that_a_renewal_failed() {
    subscriptions()
        .given(started())
        .when(observe(Renewal.FAILED, 3))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(failed(3));
  }

  @Test
  void who_wanted_it_cancelled_has_cancelled_it() {
    subscriptions()
        .given(started(), cancelRequested(CancelledBy.SHOP, OWNER))
        .when(observe(Renewal.CANCELLED, 0))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(cancelled(CancelledBy.SHOP, 0));
  }

  @Test
  void told_twice_it_happened_once() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER_IN_TELEGRAM, 3))
        .when(observe(Renewal.CANCELLED, 3))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_was_known_is_confirmed_so_that_older_news_are_told_apart() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.SHOP, 0))
        .when(observe(Renewal.CANCELLED, 5))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(confirmed(Renewal.CANCELLED, 5));
  }

  @Test
  void older_news_change_nothing() {
    subscriptions()
        .given(started(), confirmed(Renewal.ON, 5))
        .when(observe(Renewal.CANCELLED, 4))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_failure_from_before_a_renewal_changes_nothing() {
    subscriptions()
        .given(started(), renewed("second", 5))
        .when(new SubscriptionCommand.Observe(ORDER, Renewal.FAILED, 4, UNTIL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void after_a_week_numbers_may_have_begun_anew() {
    subscriptions()
        .given(started(), confirmed(Renewal.ON, 5))
        .when(
            new SubscriptionCommand.Observe(
                ORDER, Renewal.CANCELLED, 4, NOW.plus(Duration.ofDays(7))))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new SubscriptionEvent.Cancelled(
                ORDER, CancelledBy.BUYER_IN_TELEGRAM, UNTIL, 4, NOW.plus(Duration.ofDays(7))));
  }

  @Test
  void what_has_ended_is_of_no_concern() {
    subscriptions()
        .given(started(), lapsed())
        .when(observe(Renewal.ON, 9))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
