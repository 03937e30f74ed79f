package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.chargedBack;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.refund;
import static zij.command.order.OrderStory.refundRequested;
import static zij.command.order.OrderStory.refunded;
import static zij.command.order.OrderStory.surplusCharged;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class RefundTest {
  @Test
  void what_paid_the_order_is_to_go_back() {
    orders()
        .given(placed(), paid(), delivered())
        .when(refund("The file is broken."))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(refundRequested("The file is broken."));
  }

  @Test
  void of_several_payments_it_is_the_one_that_paid() {
    orders()
        .given(placed(), paid(), surplusCharged("second", Refusal.ALREADY_PAID), delivered())
        .when(refund("Late."))
        .expectEvents(refundRequested("Late."));
  }

  @Test
  void an_order_that_lapsed_and_was_paid_all_the_same_can_be_refunded() {
    orders()
        .given(placed(), expired(), paid())
        .when(refund("Late."))
        .expectEvents(refundRequested("Late."));
  }

  @Test
  void asked_again_in_the_same_words_it_is_the_same() {
    orders()
        .given(placed(), paid(), refundRequested("Late."))
        .when(refund("Late."))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void asked_again_for_another_reason_it_is_refused() {
    orders()
        .given(placed(), paid(), refundRequested("Late."))
        .when(refund("Broken."))
        .expectResultMessagePayload(refused(Refusal.REFUND_REQUESTED))
        .expectNoEvents();
  }

  @Test
  void what_went_back_cannot_go_back_again() {
    orders()
        .given(placed(), paid(), delivered(), refundRequested("Late."), refunded())
        .when(refund("Late."))
        .expectResultMessagePayload(refused(Refusal.ALREADY_REFUNDED))
        .expectNoEvents();
    orders()
        .given(placed(), paid(), chargedBack())
        .when(refund("Late."))
        .expectResultMessagePayload(refused(Refusal.CHARGED_BACK))
        .expectNoEvents();
  }

  @Test
  void what_nobody_paid_cannot_go_back() {
    for (OrderEvent last : new OrderEvent[] {cancelled(), expired()}) {
      orders()
          .given(placed(), last)
          .when(refund("Late."))
          .expectResultMessagePayload(refused(Refusal.NOT_PAID))
          .expectNoEvents();
    }
    orders()
        .given(placed())
        .when(refund("Late."))
        .expectResultMessagePayload(refused(Refusal.NOT_PAID));
  }

  /** Of a payment that is of no use, somebody else takes care. */
  @Test
  void a_surplus_of_an_unpaid_order_is_none_that_can_be_asked_for() {
    orders()
        .given(placed(), cancelled(), surplusCharged("late", Refusal.ORDER_CANCELLED))
        .when(refund("Late."))
        .expectResultMessagePayload(refused(Refusal.NOT_PAID));
  }

  @Test
  void nothing_is_handed_out_for_what_is_to_go_back() {
    orders()
        .given(placed(), paid(), refundRequested("Late."))
        .when(new OrderCommand.Deliver(ORDER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void when_it_is_back_it_is_refunded() {
    orders()
        .given(placed(), paid(), delivered(), refundRequested("Late."))
        .when(new OrderCommand.RecordRefund(ORDER, new ChargeId("charge"), TOTAL, NOW))
        .expectEvents(new OrderEvent.Refunded(ORDER, new ChargeId("charge"), TOTAL, NOW));
  }

  /** The reaction may have been stopped between Telegram's answer and its own word about it. */
  @Test
  void seen_in_the_list_first_it_is_no_charge_back() {
    orders()
        .given(placed(), paid(), delivered(), refundRequested("Late."))
        .when(new OrderCommand.RecordChargeBack(ORDER, new ChargeId("charge"), TOTAL, NOW))
        .expectEvents(new OrderEvent.Refunded(ORDER, new ChargeId("charge"), TOTAL, NOW));
  }

  @Test
  void until_it_is_back_the_order_stays_paid() {
    orders()
        .given(placed(), paid(), refundRequested("Late."))
        .when(new OrderCommand.Cancel(ORDER, BUYER, EXPIRES_AT))
        .expectResultMessagePayload(refused(Refusal.ALREADY_PAID));
  }
}
