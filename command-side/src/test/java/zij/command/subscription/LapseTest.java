package zij.command.subscription;

import static zij.command.subscription.SubscriptionStory.NEXT;
import static zij.command.subscription.SubscriptionStory.NOW;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.PRICE;
import static zij.command.subscription.SubscriptionStory.UNTIL;
import static zij.command.subscription.SubscriptionStory.cancelled;
import static zij.command.subscription.SubscriptionStory.charge;
import static zij.command.subscription.SubscriptionStory.failed;
import static zij.command.subscription.SubscriptionStory.lapsed;
import static zij.command.subscription.SubscriptionStory.renewed;
import static zij.command.subscription.SubscriptionStory.revoked;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.Selling;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

class LapseTest {
  @Test
  void what_is_cancelled_ends_with_the_period() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER, 0))
        .when(new SubscriptionCommand.Lapse(ORDER, UNTIL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new SubscriptionEvent.Lapsed(ORDER, UNTIL));
  }

  @Test
  void and_not_a_moment_before() {
    subscriptions()
        .given(started(), cancelled(CancelledBy.BUYER, 0))
        .when(new SubscriptionCommand.Lapse(ORDER, UNTIL.minusMillis(1)))
        .expectResultMessagePayload(refused(Refusal.NOT_YET_DUE))
        .expectNoEvents();
  }

  @Test
  void so_does_what_could_not_be_renewed() {
    subscriptions()
        .given(started(), failed(3))
        .when(new SubscriptionCommand.Lapse(ORDER, UNTIL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new SubscriptionEvent.Lapsed(ORDER, UNTIL));
  }

  @Test
  void a_renewal_that_is_on_may_be_late() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.Lapse(ORDER, UNTIL.plus(Renewal.GRACE).minusMillis(1)))
        .expectResultMessagePayload(refused(Refusal.NOT_YET_DUE))
        .expectNoEvents();
  }

  @Test
  void but_not_for_ever() {
    subscriptions()
        .given(started())
        .when(new SubscriptionCommand.Lapse(ORDER, UNTIL.plus(Renewal.GRACE)))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new SubscriptionEvent.Lapsed(ORDER, UNTIL.plus(Renewal.GRACE)));
  }

  @Test
  void what_was_renewed_does_not_lapse() {
    subscriptions()
        .given(started(), renewed("second", 1))
        .when(new SubscriptionCommand.Lapse(ORDER, UNTIL.plus(Renewal.GRACE)))
        .expectResultMessagePayload(refused(Refusal.NOT_YET_DUE))
        .expectNoEvents();
  }

  @Test
  void what_has_ended_ends_once() {
    subscriptions()
        .given(started(), lapsed())
        .when(new SubscriptionCommand.Lapse(ORDER, NEXT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  /** A payment that is told late takes it up again, but not for as long as one that went back. */
  @Test
  void what_went_back_pays_for_nothing() {
    Instant third = NEXT.plus(Selling.PERIOD);
    subscriptions()
        .given(
            started(),
            renewed("third", third, Renewal.ON, 2),
            new SubscriptionEvent.Refunded(ORDER, charge("third"), PRICE, NOW),
            revoked("third", third, NOW),
            renewed("second", NEXT, Renewal.CANCELLED, 3))
        .when(new SubscriptionCommand.Lapse(ORDER, NEXT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new SubscriptionEvent.Lapsed(ORDER, NEXT));
  }
}
