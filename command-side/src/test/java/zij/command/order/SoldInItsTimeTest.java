package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.placeTeasAndChart;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.shelf;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.product.Availability;

/** A product that can be ordered in a time only. */
class SoldInItsTimeTest {
  private static final Decision<?> NOT_YET =
      refused(
          Refusal.NOT_YET_SOLD, Map.of("product", "chart", "from", NOW.plusSeconds(1).toString()));

  private static ShelfOffers shelfWith(Availability ofChart) {
    return shelf().during("chart", ofChart);
  }

  private static OrderCommand.ApproveCheckout checkout() {
    return new OrderCommand.ApproveCheckout(ORDER, BUYER, TOTAL, "query", NOW);
  }

  @Test
  void is_refused_before_it_with_its_beginning() {
    orders(shelfWith(new Availability(NOW.plusSeconds(1), null)))
        .givenNoPriorActivity()
        .when(placeTeasAndChart())
        .expectResultMessagePayload(NOT_YET)
        .expectNoEvents();
  }

  @Test
  void is_ordered_from_its_beginning_on() {
    orders(shelfWith(new Availability(PLACED_AT, null)))
        .givenNoPriorActivity()
        .when(placeTeasAndChart())
        .expectEvents(placed());
  }

  @Test
  void is_refused_at_its_end() {
    orders(shelfWith(new Availability(null, PLACED_AT)))
        .givenNoPriorActivity()
        .when(placeTeasAndChart())
        .expectResultMessagePayload(refused(Refusal.NO_LONGER_SOLD, Map.of("product", "chart")))
        .expectNoEvents();
  }

  @Test
  void is_not_paid_for_after_its_end() {
    orders(shelfWith(new Availability(null, NOW)))
        .given(placed())
        .when(checkout())
        .expectResultMessagePayload(refused(Refusal.NO_LONGER_SOLD))
        .expectEvents(new OrderEvent.CheckoutRefused(ORDER, "query", Refusal.NO_LONGER_SOLD, NOW));
  }

  @Test
  void is_paid_for_before_its_end() {
    orders(shelfWith(new Availability(null, NOW.plusSeconds(1))))
        .given(placed())
        .when(checkout())
        .expectResultMessagePayload(accepted(Done.DONE));
  }
}
