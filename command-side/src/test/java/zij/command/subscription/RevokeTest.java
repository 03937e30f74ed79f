package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.UNTIL;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.revoked;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.subscription.SubscriptionCommand;

class RevokeTest {
  @Test
  void with_the_only_payment_access_goes_at_once() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.Revoke(ORDER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(revoked("first", UNTIL, NOW));
  }

  @Test
  void once() {
    subscriptions()
        .given(started(), revoked("first", UNTIL, NOW))
        .when(new SubscriptionCommand.Revoke(ORDER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void later_payments_keep_it() {
    subscriptions()
        .given(started(), renewed("second", 1))
        .when(new SubscriptionCommand.Revoke(ORDER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
