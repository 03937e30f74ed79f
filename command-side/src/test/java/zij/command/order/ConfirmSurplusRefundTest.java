package zij.command.order;

import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.surplusCharged;
import static zij.command.order.OrderStory.surplusRefunded;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class ConfirmSurplusRefundTest {
  @Test
  void the_surplus_is_recorded_as_refunded_in_full() {
    orders()
        .given(placed(), paid(), surplusCharged("second", Refusal.ALREADY_PAID))
        .when(confirm("second"))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.SurplusRefunded(ORDER, new ChargeId("second"), TOTAL, NOW));
  }

  @Test
  void each_surplus_is_refunded_by_itself() {
    orders()
        .given(
            placed(),
            cancelled(),
            surplusCharged("one", Refusal.ORDER_CANCELLED),
            surplusCharged("two", Refusal.ORDER_CANCELLED),
            surplusRefunded("one"))
        .when(confirm("two"))
        .expectEvents(new OrderEvent.SurplusRefunded(ORDER, new ChargeId("two"), TOTAL, NOW));
  }

  @Test
  void a_refund_is_recorded_once_however_often_it_is_confirmed() {
    orders()
        .given(
            placed(),
            cancelled(),
            surplusCharged("late", Refusal.ORDER_CANCELLED),
            surplusRefunded("late"))
        .when(confirm("late"))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void the_charge_that_paid_the_order_is_no_surplus() {
    orders()
        .given(placed(), paid())
        .when(confirm("charge"))
        .expectResultMessagePayload(refused(Refusal.CHARGE_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void an_unknown_charge_is_refused() {
    orders()
        .given(placed(), paid())
        .when(confirm("nobody's"))
        .expectResultMessagePayload(refused(Refusal.CHARGE_UNKNOWN))
        .expectNoEvents();
  }

  private static OrderCommand.ConfirmSurplusRefund confirm(String charge) {
    return new OrderCommand.ConfirmSurplusRefund(ORDER, new ChargeId(charge), NOW);
  }
}
