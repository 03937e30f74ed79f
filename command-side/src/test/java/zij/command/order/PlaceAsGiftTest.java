package zij.command.order;

import static zij.command.order.GiftStory.placeAsGift;
import static zij.command.order.GiftStory.ready;
import static zij.command.order.GiftStory.wrapped;
import static zij.command.order.OrderStory.ALL_OFF;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.TERMS;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.shelf;
import static zij.command.order.OrderStory.teasAndChart;
import static zij.command.order.OrderStory.wanted;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.order.GiftWrap;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.Discount;
import zij.language.promotion.PriceAsked;

class PlaceAsGiftTest {
  @Test
  void it_is_an_order_like_any_other_and_wrapped() {
    orders()
        .givenNoPriorActivity()
        .when(placeAsGift())
        .expectResultMessagePayload(accepted(placed()))
        .expectEvents(placed(), wrapped());
  }

  @Test
  void the_same_again_is_answered_the_same() {
    orders()
        .given(placed(), wrapped())
        .when(placeAsGift())
        .expectResultMessagePayload(accepted(placed()))
        .expectNoEvents();
  }

  @Test
  void it_is_wrapped_before_it_is_given_for_nothing() {
    Discount all = new Discount(ALL_OFF.promotion(), ALL_OFF.code(), TOTAL);
    orders(shelf(), new DealsByHand().on(ALL_OFF))
        .givenNoPriorActivity()
        .when(placeAsGift(new PriceAsked(ALL_OFF.code(), List.of(), null)))
        .expectEvents(
            placed(all),
            wrapped(),
            new OrderEvent.Given(ORDER, BUYER, teasAndChart(), all, PLACED_AT));
  }

  @Test
  void a_subscription_is_no_gift() {
    orders(shelf().monthly("club", 100), new DealsByHand())
        .givenNoPriorActivity()
        .when(
            new OrderCommand.Place(
                ORDER,
                BUYER,
                Language.ENGLISH,
                List.of(wanted("club", 1, 100)),
                PriceAsked.FULL,
                new GiftWrap(GiftStory.link("first"), null),
                "print",
                TERMS,
                TERMS,
                EXPIRES_AT,
                PLACED_AT))
        .expectResultMessagePayload(refused(Refusal.SUBSCRIPTION_AS_GIFT))
        .expectNoEvents();
  }

  @Test
  void its_goods_are_not_the_buyers() {
    orders()
        .given(placed(), wrapped(), paid())
        .when(new OrderCommand.Deliver(ORDER, PLACED_AT))
        .expectEvents(ready());
  }

  @Test
  void its_goods_are_there_once() {
    orders()
        .given(placed(), wrapped(), paid(), ready())
        .when(new OrderCommand.Deliver(ORDER, PLACED_AT))
        .expectNoEvents();
  }

  @Test
  void the_goods_of_any_other_order_are_the_buyers() {
    orders()
        .given(placed(), paid())
        .when(new OrderCommand.Deliver(ORDER, PLACED_AT))
        .expectEvents(delivered());
  }
}
