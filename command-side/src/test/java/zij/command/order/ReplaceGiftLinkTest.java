package zij.command.order;

import static zij.command.order.GiftStory.FRIEND;
import static zij.command.order.GiftStory.link;
import static zij.command.order.GiftStory.ready;
import static zij.command.order.GiftStory.replace;
import static zij.command.order.GiftStory.taken;
import static zij.command.order.GiftStory.wrapped;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.STRANGER;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.refundRequested;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class ReplaceGiftLinkTest {
  private static OrderEvent.GiftRelinked relinked(String link) {
    return new OrderEvent.GiftRelinked(ORDER, BUYER, link(link), PLACED_AT);
  }

  @Test
  void the_buyer_has_another_link() {
    orders()
        .given(placed(), wrapped(), paid(), ready())
        .when(replace("second", BUYER, 1, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new OrderEvent.GiftRelinked(ORDER, BUYER, link("second"), NOW));
  }

  @Test
  void a_link_is_replaced_once() {
    orders()
        .given(placed(), wrapped(), paid(), ready(), relinked("second"))
        .when(replace("third", BUYER, 1, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_strangers_order_is_unknown() {
    refuses(
        Refusal.ORDER_UNKNOWN, replace("second", STRANGER, 1, NOW), placed(), wrapped(), paid());
  }

  @Test
  void an_order_that_is_no_gift_is_unknown_as_one() {
    refuses(Refusal.ORDER_UNKNOWN, replace("second", BUYER, 1, NOW), placed(), paid(), delivered());
  }

  @Test
  void who_took_the_gift_keeps_it() {
    refuses(
        Refusal.GIFT_TAKEN,
        replace("second", BUYER, 1, NOW),
        placed(),
        wrapped(),
        paid(),
        ready(),
        taken(FRIEND));
  }

  @Test
  void what_goes_back_has_no_links() {
    refuses(
        Refusal.GIFT_GONE,
        replace("second", BUYER, 1, NOW),
        placed(),
        wrapped(),
        paid(),
        ready(),
        refundRequested("A mistake."));
  }

  @Test
  void a_gift_has_so_many_links_at_the_most() {
    List<Object> history = new ArrayList<>(List.of(placed(), wrapped(), paid(), ready()));
    for (int n = 2; n < Gift.MAX_LINKS; n++) history.add(relinked("link-" + n));
    orders()
        .given(history)
        .when(replace("last", BUYER, Gift.MAX_LINKS - 1, NOW))
        .expectEvents(new OrderEvent.GiftRelinked(ORDER, BUYER, link("last"), NOW));
    history.add(relinked("last"));
    refuses(
        Refusal.GIFT_LINKS_USED_UP,
        replace("one-more", BUYER, Gift.MAX_LINKS, NOW),
        history.toArray());
  }

  private static void refuses(
      Refusal refusal, OrderCommand.ReplaceGiftLink command, Object... given) {
    orders()
        .given(given)
        .when(command)
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }
}
