package zij.command.order;

import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.checkoutApproved;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.invoiceIssued;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class ExpireTest {
  @Test
  void an_order_lapses_when_its_time_is_up() {
    orders()
        .given(placed(), invoiceIssued())
        .when(new OrderCommand.Expire(ORDER, EXPIRES_AT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.Expired(ORDER, EXPIRES_AT));
  }

  @Test
  void an_order_does_not_lapse_before() {
    refuses(Refusal.NOT_YET_DUE, EXPIRES_AT.minusNanos(1), placed());
  }

  @Test
  void that_it_is_not_due_counts_more_than_its_checkout() {
    refuses(Refusal.NOT_YET_DUE, NOW, placed(), checkoutApproved(NOW));
  }

  @Test
  void an_order_does_not_lapse_while_its_checkout_is_in_progress() {
    Instant approvedAt = EXPIRES_AT.minusSeconds(1);
    Instant over = approvedAt.plus(Checkouts.HOLD);
    OrderEvent approved = checkoutApproved(approvedAt);
    refuses(Refusal.CHECKOUT_IN_PROGRESS, EXPIRES_AT, placed(), approved);
    refuses(Refusal.CHECKOUT_IN_PROGRESS, over.minusNanos(1), placed(), approved);
    orders()
        .given(placed(), approved)
        .when(new OrderCommand.Expire(ORDER, over))
        .expectEvents(new OrderEvent.Expired(ORDER, over));
  }

  @Test
  void an_order_that_is_closed_has_nothing_left_to_lapse() {
    changesNothing(placed(), expired());
    changesNothing(placed(), cancelled());
    changesNothing(placed(), paid());
    changesNothing(placed(), paid(), delivered());
  }

  private static void changesNothing(OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(new OrderCommand.Expire(ORDER, EXPIRES_AT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  private static void refuses(Refusal refusal, Instant at, OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(new OrderCommand.Expire(ORDER, at))
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }
}
