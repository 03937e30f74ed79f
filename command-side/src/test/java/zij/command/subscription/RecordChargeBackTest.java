package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.NEXT;
import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.PRICE;
import static zij.command.subscription.SubscriptionStory.charge;
import static zij.command.subscription.SubscriptionStory.refundRequested;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.revoked;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

class RecordChargeBackTest {
  @Test
  void a_store_took_it_back_and_access_goes_at_once() {
    subscriptions()
        .given(started(), renewed("second", 1))
        .when(new SubscriptionCommand.RecordChargeBack(ORDER, charge("second"), PRICE, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new SubscriptionEvent.ChargedBack(ORDER, charge("second"), PRICE, NOW),
            revoked("second", NEXT, NOW));
  }

  @Test
  void what_the_owner_wanted_is_a_refund() {
    subscriptions()
        .given(started(), renewed("second", 1), refundRequested("second"))
        .when(new SubscriptionCommand.RecordChargeBack(ORDER, charge("second"), PRICE, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new SubscriptionEvent.Refunded(ORDER, charge("second"), PRICE, NOW),
            revoked("second", NEXT, NOW));
  }

  @Test
  void nobody_knows_of_such_a_payment() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.RecordChargeBack(ORDER, charge("second"), PRICE, NOW))
        .expectResultMessagePayload(refused(Refusal.CHARGE_UNKNOWN))
        .expectNoEvents();
  }
}
