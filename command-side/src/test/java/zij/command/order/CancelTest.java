package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.STRANGER;
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

class CancelTest {
  @Test
  void the_buyer_cancels_an_open_order() {
    orders()
        .given(placed(), invoiceIssued())
        .when(cancel(NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.Cancelled(ORDER, NOW));
  }

  @Test
  void a_cancelled_order_stays_cancelled_and_nothing_changes() {
    orders()
        .given(placed(), cancelled())
        .when(cancel(NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_strangers_order_is_unknown() {
    orders()
        .given(placed(), cancelled())
        .when(new OrderCommand.Cancel(ORDER, STRANGER, NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void an_expired_order_cannot_be_cancelled() {
    refuses(Refusal.ORDER_EXPIRED, NOW, placed(), expired());
  }

  @Test
  void a_paid_order_cannot_be_cancelled() {
    refuses(Refusal.ALREADY_PAID, NOW, placed(), paid());
  }

  @Test
  void a_delivered_order_cannot_be_cancelled() {
    refuses(Refusal.ALREADY_PAID, NOW, placed(), paid(), delivered());
  }

  @Test
  void the_payment_of_an_order_counts_more_than_its_checkout() {
    refuses(Refusal.ALREADY_PAID, NOW, placed(), checkoutApproved(NOW), paid());
  }

  @Test
  void an_order_cannot_be_cancelled_while_its_checkout_is_in_progress() {
    Instant over = NOW.plus(Checkouts.HOLD);
    refuses(Refusal.CHECKOUT_IN_PROGRESS, NOW, placed(), checkoutApproved(NOW));
    refuses(Refusal.CHECKOUT_IN_PROGRESS, over.minusNanos(1), placed(), checkoutApproved(NOW));
  }

  @Test
  void an_order_whose_checkout_led_to_nothing_can_be_cancelled() {
    Instant over = NOW.plus(Checkouts.HOLD);
    orders()
        .given(placed(), checkoutApproved(NOW))
        .when(cancel(over))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.Cancelled(ORDER, over));
  }

  @Test
  void a_refused_checkout_holds_nothing() {
    orders()
        .given(
            placed(), new OrderEvent.CheckoutRefused(ORDER, "query", Refusal.AMOUNT_DIFFERS, NOW))
        .when(cancel(NOW))
        .expectEvents(new OrderEvent.Cancelled(ORDER, NOW));
  }

  private static void refuses(Refusal refusal, Instant at, OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(cancel(at))
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }

  private static OrderCommand.Cancel cancel(Instant at) {
    return new OrderCommand.Cancel(ORDER, BUYER, at);
  }
}
