package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.chargedBack;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.payment;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.refunded;
import static zij.command.order.OrderStory.surplusCharged;
import static zij.command.order.OrderStory.surplusRefunded;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class RecordChargeBackTest {
  private static OrderCommand.RecordChargeBack record(String charge, Stars amount) {
    return new OrderCommand.RecordChargeBack(ORDER, new ChargeId(charge), amount, NOW);
  }

  private static OrderEvent.ChargedBack recorded() {
    return new OrderEvent.ChargedBack(ORDER, new ChargeId("charge"), TOTAL, NOW);
  }

  @Test
  void the_payment_of_an_order_went_back() {
    orders()
        .given(placed(), paid())
        .when(record("charge", TOTAL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(recorded());
  }

  @Test
  void the_payment_of_a_delivered_order_went_back() {
    orders()
        .given(placed(), paid(), delivered())
        .when(record("charge", TOTAL))
        .expectEvents(recorded());
  }

  @Test
  void it_went_back_once_whatever_it_was() {
    for (OrderEvent before : new OrderEvent[] {refunded(), chargedBack()}) {
      orders()
          .given(placed(), paid(), before)
          .when(record("charge", TOTAL))
          .expectResultMessagePayload(accepted(Done.DONE))
          .expectNoEvents();
    }
  }

  @Test
  void of_a_surplus_it_is_its_refund() {
    orders()
        .given(placed(), paid(), surplusCharged("second", Refusal.ALREADY_PAID))
        .when(record("second", TOTAL))
        .expectEvents(new OrderEvent.SurplusRefunded(ORDER, new ChargeId("second"), TOTAL, NOW));
  }

  @Test
  void of_a_surplus_that_is_refunded_there_is_nothing_to_record() {
    orders()
        .given(
            placed(),
            cancelled(),
            surplusCharged("late", Refusal.ORDER_CANCELLED),
            surplusRefunded("late"))
        .when(record("late", TOTAL))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_part_of_a_payment_never_goes_back() {
    orders()
        .given(placed(), paid())
        .when(record("charge", new Stars(129)))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS))
        .expectNoEvents();
  }

  @Test
  void an_unknown_charge_is_refused() {
    orders()
        .given(placed(), paid())
        .when(record("nobody's", TOTAL))
        .expectResultMessagePayload(refused(Refusal.CHARGE_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void afterwards_there_is_nothing_to_deliver() {
    orders()
        .given(placed(), paid(), recorded())
        .when(new OrderCommand.Deliver(ORDER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void afterwards_the_order_has_no_use_for_another_payment() {
    orders()
        .given(placed(), paid(), recorded())
        .when(new OrderCommand.ConfirmPayment(ORDER, BUYER, payment("second", 130), NOW))
        .expectEvents(
            new OrderEvent.SurplusCharged(
                ORDER, BUYER, payment("second", 130), Refusal.PAYMENT_RETURNED, NOW));
  }

  @Test
  void afterwards_the_order_can_neither_be_invoiced_nor_cancelled() {
    orders()
        .given(placed(), paid(), recorded())
        .when(new OrderCommand.DraftInvoice(ORDER, BUYER, NOW))
        .expectResultMessagePayload(refused(Refusal.PAYMENT_RETURNED));
    orders()
        .given(placed(), paid(), recorded())
        .when(new OrderCommand.Cancel(ORDER, BUYER, NOW))
        .expectResultMessagePayload(refused(Refusal.PAYMENT_RETURNED));
  }
}
