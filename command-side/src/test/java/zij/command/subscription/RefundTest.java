package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.OWNER;
import static zij.command.subscription.SubscriptionStory.PRICE;
import static zij.command.subscription.SubscriptionStory.charge;
import static zij.command.subscription.SubscriptionStory.refundRequested;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.difference.Note;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

class RefundTest {
  @Test
  void the_owner_gives_a_renewal_back() {
    subscriptions()
        .given(started(), renewed("second", 1))
        .when(
            new SubscriptionCommand.Refund(
                ORDER, charge("second"), OWNER, new Note("Asked for it."), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(refundRequested("second"));
  }

  @Test
  void wanted_again_in_the_same_words_it_is_one_wish() {
    subscriptions()
        .given(started(), renewed("second", 1), refundRequested("second"))
        .when(
            new SubscriptionCommand.Refund(
                ORDER, charge("second"), OWNER, new Note("Asked for it."), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void wanted_for_another_reason_it_is_refused() {
    subscriptions()
        .given(started(), renewed("second", 1), refundRequested("second"))
        .when(
            new SubscriptionCommand.Refund(
                ORDER, charge("second"), OWNER, new Note("Something else."), NOW))
        .expectResultMessagePayload(refused(Refusal.REFUND_REQUESTED))
        .expectNoEvents();
  }

  @Test
  void the_first_payment_is_the_orders() {
    subscriptions()
        .given(started())
        .when(
            new SubscriptionCommand.Refund(
                ORDER, charge("first"), OWNER, new Note("Asked for it."), NOW))
        .expectResultMessagePayload(refused(Refusal.CHARGE_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void what_went_back_is_gone() {
    subscriptions()
        .given(
            started(),
            renewed("second", 1),
            new SubscriptionEvent.Refunded(ORDER, charge("second"), PRICE, NOW))
        .when(
            new SubscriptionCommand.Refund(
                ORDER, charge("second"), OWNER, new Note("Asked for it."), NOW))
        .expectResultMessagePayload(refused(Refusal.ALREADY_REFUNDED))
        .expectNoEvents();
  }
}
