package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.STRANGER;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.checkoutApproved;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class ApproveCheckoutTest {
  @Test
  void the_buyers_checkout_of_an_open_order_is_approved() {
    orders()
        .given(placed())
        .when(approve("query", NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.CheckoutApproved(ORDER, "query", NOW));
  }

  @Test
  void the_same_query_again_is_approved_again_and_changes_nothing() {
    orders()
        .given(placed(), checkoutApproved(PLACED_AT))
        .when(approve("query", EXPIRES_AT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void an_approved_query_stays_approved_when_another_came_between() {
    orders()
        .given(
            placed(),
            checkoutApproved(PLACED_AT),
            new OrderEvent.CheckoutApproved(ORDER, "other", PLACED_AT))
        .when(approve("query", NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_refused_query_again_is_refused_for_the_same_reason_and_changes_nothing() {
    orders()
        .given(
            placed(),
            new OrderEvent.CheckoutRefused(ORDER, "query", Refusal.AMOUNT_DIFFERS, PLACED_AT))
        .when(approve("query", NOW))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS))
        .expectNoEvents();
  }

  @Test
  void another_query_is_decided_by_itself() {
    orders()
        .given(placed(), checkoutApproved(PLACED_AT))
        .when(approve("other", NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.CheckoutApproved(ORDER, "other", NOW));
  }

  @Test
  void a_stranger_cannot_pay_the_order_and_leaves_no_trace_in_it() {
    orders()
        .given(placed(), paid())
        .when(new OrderCommand.ApproveCheckout(ORDER, STRANGER, new Stars(1), "query", NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void a_paid_order_cannot_be_paid_again() {
    records(Refusal.ALREADY_PAID, TOTAL, NOW, placed(), paid());
  }

  @Test
  void a_delivered_order_cannot_be_paid_again() {
    records(Refusal.ALREADY_PAID, TOTAL, NOW, placed(), paid(), delivered());
  }

  @Test
  void a_cancelled_order_cannot_be_paid() {
    records(Refusal.ORDER_CANCELLED, TOTAL, NOW, placed(), cancelled());
  }

  @Test
  void an_expired_order_cannot_be_paid() {
    records(Refusal.ORDER_EXPIRED, TOTAL, NOW, placed(), expired());
  }

  @Test
  void the_state_of_the_order_is_looked_at_before_the_amount() {
    records(Refusal.ALREADY_PAID, new Stars(129), NOW, placed(), paid());
    records(Refusal.ORDER_EXPIRED, new Stars(129), EXPIRES_AT, placed());
  }

  @Test
  void an_order_whose_time_is_up_cannot_be_paid_but_until_then_it_can() {
    records(Refusal.ORDER_EXPIRED, TOTAL, EXPIRES_AT, placed());
    orders()
        .given(placed())
        .when(approve("query", EXPIRES_AT.minusNanos(1)))
        .expectResultMessagePayload(accepted(Done.DONE));
  }

  @Test
  void an_amount_other_than_the_total_is_refused() {
    records(Refusal.AMOUNT_DIFFERS, new Stars(129), NOW, placed());
    records(Refusal.AMOUNT_DIFFERS, new Stars(131), NOW, placed());
  }

  @Test
  void a_product_taken_off_sale_since_is_not_sold() {
    recordsUnavailable(new ShelfOffers().onSale("tea", 50).offSale("chart", 30));
  }

  @Test
  void the_amount_is_looked_at_before_the_offers() {
    orders(new ShelfOffers())
        .given(placed())
        .when(new OrderCommand.ApproveCheckout(ORDER, BUYER, new Stars(1), "query", NOW))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS));
  }

  @Test
  void a_price_changed_since_does_not_touch_the_order() {
    orders(new ShelfOffers().onSale("tea", 51).onSale("chart", 1))
        .given(placed())
        .when(approve("query", NOW))
        .expectResultMessagePayload(accepted(Done.DONE));
  }

  private static void records(Refusal reason, Stars amount, Instant at, OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(new OrderCommand.ApproveCheckout(ORDER, BUYER, amount, "query", at))
        .expectResultMessagePayload(refused(reason))
        .expectEvents(new OrderEvent.CheckoutRefused(ORDER, "query", reason, at));
  }

  private static void recordsUnavailable(ShelfOffers offers) {
    orders(offers)
        .given(placed())
        .when(approve("query", NOW))
        .expectResultMessagePayload(refused(Refusal.PRODUCT_UNAVAILABLE))
        .expectEvents(
            new OrderEvent.CheckoutRefused(ORDER, "query", Refusal.PRODUCT_UNAVAILABLE, NOW));
  }

  private static OrderCommand.ApproveCheckout approve(String query, Instant at) {
    return new OrderCommand.ApproveCheckout(ORDER, BUYER, TOTAL, query, at);
  }
}
