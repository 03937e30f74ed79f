package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.NEXT;
import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.PRICE;
import static zij.command.subscription.SubscriptionStory.charge;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.revoked;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

class RecordRefundTest {
  @Test
  void with_the_last_payment_access_goes_at_once() {
    subscriptions()
        .given(started(), renewed("second", 1))
        .when(new SubscriptionCommand.RecordRefund(ORDER, charge("second"), PRICE, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new SubscriptionEvent.Refunded(ORDER, charge("second"), PRICE, NOW),
            revoked("second", NEXT, NOW));
  }

  @Test
  void an_earlier_one_changes_nothing_for_the_subscriber() {
    subscriptions()
        .given(
            started(),
            renewed("second", 1),
            renewed("third", NEXT.plus(Duration.ofDays(30)), Renewal.ON, 2))
        .when(new SubscriptionCommand.RecordRefund(ORDER, charge("second"), PRICE, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new SubscriptionEvent.Refunded(ORDER, charge("second"), PRICE, NOW));
  }

  @Test
  void told_twice_it_went_back_once() {
    subscriptions()
        .given(
            started(),
            renewed("second", 1),
            new SubscriptionEvent.Refunded(ORDER, charge("second"), PRICE, NOW),
            revoked("second", NEXT, NOW))
        .when(new SubscriptionCommand.RecordRefund(ORDER, charge("second"), PRICE, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void the_first_payment_is_the_orders() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.RecordRefund(ORDER, charge("first"), PRICE, NOW))
        .expectResultMessagePayload(refused(Refusal.CHARGE_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void a_part_never_goes_back() {
    subscriptions()
        .given(started(), renewed("second", 1))
        .when(new SubscriptionCommand.RecordRefund(ORDER, charge("second"), new Stars(1), NOW))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS))
        .expectNoEvents();
  }
}
