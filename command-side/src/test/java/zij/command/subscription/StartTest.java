package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.start;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;

class StartTest {
  @Test
  void a_paid_order_begins_it() {
    subscriptions()
        .givenNoPriorActivity()
        .when(start())
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(started());
  }

  @Test
  void it_begins_once() {
    subscriptions()
        .given(started(), renewed("second", 1))
        .when(start())
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
