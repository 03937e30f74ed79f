package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.STRANGER;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.checkoutApproved;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.invoiceIssued;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.payment;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.surplusCharged;
import static zij.command.order.OrderStory.surplusRefunded;
import static zij.command.order.OrderStory.teasAndChart;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class ConfirmPaymentTest {
  @Test
  void the_payment_of_an_open_order_is_the_receipt_with_buyer_lines_and_evidence() {
    orders()
        .given(placed(), invoiceIssued(), checkoutApproved(PLACED_AT))
        .when(confirm("charge", 130))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new OrderEvent.Paid(ORDER, BUYER, teasAndChart(), payment("charge", 130), NOW));
  }

  @Test
  void an_order_that_lapsed_meanwhile_is_paid_all_the_same() {
    orders()
        .given(placed(), checkoutApproved(PLACED_AT), expired())
        .when(confirm("charge", 130))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new OrderEvent.Paid(ORDER, BUYER, teasAndChart(), payment("charge", 130), NOW));
  }

  @Test
  void the_same_charge_again_is_accepted_and_changes_nothing() {
    changesNothing(confirm("charge", 130), placed(), paid());
    changesNothing(confirm("charge", 130), placed(), paid(), delivered());
  }

  @Test
  void the_same_surplus_charge_again_is_accepted_and_changes_nothing() {
    OrderEvent.SurplusCharged surplus = surplusCharged("late", Refusal.ORDER_CANCELLED);
    changesNothing(confirm("late", 130), placed(), cancelled(), surplus);
    changesNothing(confirm("late", 130), placed(), cancelled(), surplus, surplusRefunded("late"));
  }

  @Test
  void a_second_charge_for_a_paid_order_is_recorded_as_surplus() {
    recordsSurplus(Refusal.ALREADY_PAID, 130, placed(), paid());
  }

  @Test
  void a_second_charge_for_a_delivered_order_is_recorded_as_surplus() {
    recordsSurplus(Refusal.ALREADY_PAID, 130, placed(), paid(), delivered());
  }

  @Test
  void a_charge_for_a_cancelled_order_is_recorded_as_surplus() {
    recordsSurplus(Refusal.ORDER_CANCELLED, 130, placed(), cancelled());
  }

  @Test
  void a_charge_of_another_amount_is_recorded_as_surplus() {
    recordsSurplus(Refusal.AMOUNT_DIFFERS, 129, placed());
    recordsSurplus(Refusal.AMOUNT_DIFFERS, 131, placed());
    recordsSurplus(Refusal.AMOUNT_DIFFERS, 129, placed(), expired());
  }

  @Test
  void the_state_of_the_order_is_looked_at_before_the_amount() {
    recordsSurplus(Refusal.ALREADY_PAID, 129, placed(), paid());
    recordsSurplus(Refusal.ORDER_CANCELLED, 129, placed(), cancelled());
  }

  @Test
  void an_order_with_a_surplus_of_the_wrong_amount_can_still_be_paid() {
    orders()
        .given(placed(), surplusCharged("wrong", Refusal.AMOUNT_DIFFERS))
        .when(confirm("charge", 130))
        .expectEvents(
            new OrderEvent.Paid(ORDER, BUYER, teasAndChart(), payment("charge", 130), NOW));
  }

  @Test
  void the_surplus_belongs_to_whoever_was_charged() {
    orders()
        .given(placed(), paid())
        .when(new OrderCommand.ConfirmPayment(ORDER, STRANGER, payment("second", 130), NOW))
        .expectEvents(
            new OrderEvent.SurplusCharged(
                ORDER, STRANGER, payment("second", 130), Refusal.ALREADY_PAID, NOW));
  }

  @Test
  void nobody_but_the_buyer_pays_an_open_order() {
    orders()
        .given(placed())
        .when(new OrderCommand.ConfirmPayment(ORDER, STRANGER, payment("charge", 130), NOW))
        .expectEvents(
            new OrderEvent.SurplusCharged(
                ORDER, STRANGER, payment("charge", 130), Refusal.ORDER_UNKNOWN, NOW));
  }

  private static void changesNothing(OrderCommand.ConfirmPayment c, OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(c)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  private static void recordsSurplus(Refusal reason, long stars, OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(confirm("second", stars))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new OrderEvent.SurplusCharged(ORDER, BUYER, payment("second", stars), reason, NOW));
  }

  private static OrderCommand.ConfirmPayment confirm(String charge, long stars) {
    return new OrderCommand.ConfirmPayment(ORDER, BUYER, payment(charge, stars), NOW);
  }
}
