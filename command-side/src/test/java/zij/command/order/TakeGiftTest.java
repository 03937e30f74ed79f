package zij.command.order;

import static zij.command.order.GiftStory.FRIEND;
import static zij.command.order.GiftStory.SECOND_FRIEND;
import static zij.command.order.GiftStory.link;
import static zij.command.order.GiftStory.ready;
import static zij.command.order.GiftStory.take;
import static zij.command.order.GiftStory.taken;
import static zij.command.order.GiftStory.wrapped;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.chargedBack;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.refundRequested;
import static zij.command.order.OrderStory.refunded;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.order.OrderEvent;

class TakeGiftTest {
  @Test
  void whoever_has_the_link_takes_it() {
    orders()
        .given(placed(), wrapped(), paid(), ready())
        .when(take("first", FRIEND, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.GiftTaken(ORDER, FRIEND, Language.RUSSIAN, NOW));
  }

  @Test
  void the_buyer_takes_it_back() {
    orders()
        .given(placed(), wrapped(), paid(), ready())
        .when(take("first", BUYER, NOW))
        .expectEvents(new OrderEvent.GiftTaken(ORDER, BUYER, Language.RUSSIAN, NOW));
  }

  @Test
  void the_same_person_takes_it_once() {
    orders()
        .given(placed(), wrapped(), paid(), ready(), taken(FRIEND))
        .when(take("first", FRIEND, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void nobody_takes_it_after_somebody_else() {
    refuses(Refusal.GIFT_TAKEN, placed(), wrapped(), paid(), ready(), taken(SECOND_FRIEND));
  }

  @Test
  void it_cannot_be_taken_before_it_is_paid() {
    refuses(Refusal.GIFT_NOT_READY, placed(), wrapped());
  }

  @Test
  void it_cannot_be_taken_before_its_goods_are_there() {
    refuses(Refusal.GIFT_NOT_READY, placed(), wrapped(), paid());
  }

  @Test
  void a_link_that_was_replaced_is_worth_nothing() {
    var relinked = new OrderEvent.GiftRelinked(ORDER, BUYER, link("second"), PLACED_AT);
    refuses(Refusal.GIFT_UNKNOWN, placed(), wrapped(), paid(), ready(), relinked);
  }

  @Test
  void a_link_that_was_made_up_is_worth_nothing_and_says_nothing() {
    orders()
        .given(placed(), wrapped(), paid(), ready(), taken(SECOND_FRIEND))
        .when(take("guessed", FRIEND, NOW))
        .expectResultMessagePayload(refused(Refusal.GIFT_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void what_is_no_gift_cannot_be_taken() {
    refuses(Refusal.GIFT_UNKNOWN, placed(), paid(), delivered());
  }

  @Test
  void its_link_dies_with_the_wish_for_a_refund() {
    refuses(Refusal.GIFT_GONE, placed(), wrapped(), paid(), ready(), refundRequested("A mistake."));
  }

  @Test
  void its_link_is_dead_when_the_payment_went_back() {
    refuses(Refusal.GIFT_GONE, placed(), wrapped(), paid(), ready(), refunded());
    refuses(Refusal.GIFT_GONE, placed(), wrapped(), paid(), ready(), chargedBack());
  }

  private static void refuses(Refusal refusal, Object... given) {
    orders()
        .given(given)
        .when(take("first", FRIEND, NOW))
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }
}
