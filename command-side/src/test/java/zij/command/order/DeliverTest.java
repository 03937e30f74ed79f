package zij.command.order;

import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.checkoutApproved;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.surplusCharged;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class DeliverTest {
  @Test
  void the_goods_of_a_paid_order_are_handed_out() {
    orders()
        .given(placed(), paid())
        .when(new OrderCommand.Deliver(ORDER, PLACED_AT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(delivered());
  }

  @Test
  void an_order_paid_after_it_lapsed_is_delivered() {
    orders()
        .given(placed(), expired(), paid())
        .when(new OrderCommand.Deliver(ORDER, PLACED_AT))
        .expectEvents(delivered());
  }

  @Test
  void what_was_paid_is_delivered_although_it_is_off_sale_now() {
    orders(new ShelfOffers().offSale("tea", 50).offSale("chart", 30))
        .given(placed(), paid())
        .when(new OrderCommand.Deliver(ORDER, PLACED_AT))
        .expectEvents(delivered());
  }

  @Test
  void a_delivered_order_is_not_delivered_again() {
    orders()
        .given(placed(), paid(), delivered())
        .when(new OrderCommand.Deliver(ORDER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void an_order_nobody_paid_is_not_delivered() {
    refusesAsNotPaid(placed());
    refusesAsNotPaid(placed(), checkoutApproved(PLACED_AT));
    refusesAsNotPaid(placed(), surplusCharged("wrong", Refusal.AMOUNT_DIFFERS));
  }

  @Test
  void a_cancelled_order_is_not_delivered() {
    refusesAsNotPaid(placed(), cancelled());
    refusesAsNotPaid(placed(), cancelled(), surplusCharged("late", Refusal.ORDER_CANCELLED));
  }

  @Test
  void an_expired_order_is_not_delivered() {
    refusesAsNotPaid(placed(), expired());
  }

  @Test
  void a_sold_product_that_was_never_listed_is_a_broken_invariant_not_a_refusal() {
    orders(new ShelfOffers())
        .given(placed(), paid())
        .when(new OrderCommand.Deliver(ORDER, NOW))
        .expectException(IllegalStateException.class)
        .expectNoEvents();
  }

  private static void refusesAsNotPaid(OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(new OrderCommand.Deliver(ORDER, NOW))
        .expectResultMessagePayload(refused(Refusal.NOT_PAID))
        .expectNoEvents();
  }
}
