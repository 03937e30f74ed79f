package zij.command.order;

import static zij.command.order.DealsByHand.automatic;
import static zij.command.order.DealsByHand.percent;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.TERMS;
import static zij.command.order.OrderStory.line;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.place;
import static zij.command.order.OrderStory.shelf;
import static zij.command.order.OrderStory.wanted;
import static zij.language.Decision.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.PriceAsked;
import zij.language.promotion.PromotionCode;

class PlaceASubscriptionTest {
  private final ShelfOffers offers = shelf().monthly("club", 100);
  private final DealsByHand deals = new DealsByHand();

  private static OrderCommand.Place placing(PriceAsked price) {
    return new OrderCommand.Place(
        ORDER,
        BUYER,
        Language.ENGLISH,
        List.of(wanted("club", 1, 100)),
        price,
        "print",
        TERMS,
        TERMS,
        EXPIRES_AT,
        PLACED_AT);
  }

  private static OrderEvent.Placed placed() {
    return new OrderEvent.Placed(
        ORDER,
        BUYER,
        Language.ENGLISH,
        List.of(line("club", "Title of club", 1, 100)),
        new Stars(100),
        "print",
        EXPIRES_AT,
        PLACED_AT);
  }

  private void refuses(OrderCommand.Place command, Refusal refusal) {
    orders(offers, deals)
        .givenNoPriorActivity()
        .when(command)
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }

  @Test
  void one_of_it_is_an_order_like_any_other() {
    orders(offers, deals)
        .givenNoPriorActivity()
        .when(placing(PriceAsked.FULL))
        .expectEvents(placed());
  }

  @Test
  void it_is_bought_alone_and_once() {
    refuses(place(wanted("club", 2, 100)), Refusal.SUBSCRIPTION_ALONE);
    refuses(place(wanted("club", 1, 100), wanted("tea", 1, 50)), Refusal.SUBSCRIPTION_ALONE);
    refuses(place(wanted("tea", 1, 50), wanted("club", 1, 100)), Refusal.SUBSCRIPTION_ALONE);
  }

  @Test
  void no_code_is_for_it() {
    deals.on(percent("ALL", 10));
    refuses(
        placing(new PriceAsked(new PromotionCode("ALL"), List.of(), null)),
        Refusal.CODE_NOT_FOR_THESE);
  }

  @Test
  void what_needs_no_code_leaves_it_as_it_is() {
    var off = automatic("for-all", 10);
    deals.on(off);
    orders(offers, deals)
        .givenNoPriorActivity()
        .when(placing(new PriceAsked(null, List.of(off.promotion()), null)))
        .expectEvents(placed());
  }
}
