package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.STRANGER;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.payment;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.teasAndChart;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.Payment;

class RecoverPaymentTest {
  private static final Payment FITTING = payment("lost", 130);

  private static OrderCommand.RecoverPayment recover(TelegramUserId payer, Payment payment) {
    return new OrderCommand.RecoverPayment(ORDER, payer, payment, NOW);
  }

  private static OrderEvent.Paid recovered() {
    return new OrderEvent.Paid(ORDER, BUYER, teasAndChart(), FITTING, NOW);
  }

  @Test
  void an_open_order_is_paid() {
    orders()
        .given(placed())
        .when(recover(BUYER, FITTING))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(recovered());
  }

  @Test
  void an_order_that_lapsed_meanwhile_is_paid_all_the_same() {
    orders().given(placed(), expired()).when(recover(BUYER, FITTING)).expectEvents(recovered());
  }

  @Test
  void an_order_that_was_cancelled_has_no_use_for_it() {
    orders()
        .given(placed(), cancelled())
        .when(recover(BUYER, FITTING))
        .expectEvents(
            new OrderEvent.SurplusCharged(ORDER, BUYER, FITTING, Refusal.ORDER_CANCELLED, NOW));
  }

  @Test
  void an_order_that_is_paid_has_no_use_for_it() {
    orders()
        .given(placed(), paid(), delivered())
        .when(recover(BUYER, FITTING))
        .expectEvents(
            new OrderEvent.SurplusCharged(ORDER, BUYER, FITTING, Refusal.ALREADY_PAID, NOW));
  }

  @Test
  void a_stranger_cannot_have_paid_it() {
    orders()
        .given(placed())
        .when(recover(STRANGER, FITTING))
        .expectEvents(
            new OrderEvent.SurplusCharged(ORDER, STRANGER, FITTING, Refusal.ORDER_UNKNOWN, NOW));
  }

  @Test
  void a_payment_that_was_told_of_meanwhile_changes_nothing() {
    orders()
        .given(placed(), paid())
        .when(recover(BUYER, payment("charge", 130)))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void with_another_amount_it_is_not_guessed_what_it_was() {
    orders()
        .given(placed())
        .when(recover(BUYER, payment("lost", 129)))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS))
        .expectNoEvents();
  }
}
