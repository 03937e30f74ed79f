package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.order.OrderStory.ALL_OFF;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.chargedBack;
import static zij.command.order.OrderStory.creditWithdrawn;
import static zij.command.order.OrderStory.credited;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.giveCredit;
import static zij.command.order.OrderStory.givenForCredit;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.paidWithCredit;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.placedWithCredit;
import static zij.command.order.OrderStory.refundRequested;
import static zij.command.order.OrderStory.refunded;
import static zij.command.order.OrderStory.teasAndChart;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.OrderEvent;
import zij.language.promotion.Discount;

class GiveCreditTest {
  private final CreditsByHand credits = new CreditsByHand(0);

  @Test
  void a_part_of_what_was_paid_is_given_as_credit() {
    orders(credits)
        .given(placed(), paid(), delivered())
        .when(giveCredit("a", 40))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(credited("a", 40));
    assertThat(credits.changes).containsExactly("grant 40");
  }

  @Test
  void the_same_again_gives_nothing_more() {
    orders(credits)
        .given(placed(), paid(), credited("a", 40))
        .when(giveCredit("a", 40))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    assertThat(credits.changes).isEmpty();
  }

  @Test
  void all_that_was_paid_can_be_given_in_parts() {
    orders(credits)
        .given(placed(), paid(), credited("a", 40), credited("b", 80))
        .when(giveCredit("c", 10))
        .expectEvents(credited("c", 10));
  }

  @Test
  void not_a_star_more_than_is_left_of_what_was_paid() {
    orders(credits)
        .given(placed(), paid(), credited("a", 40), credited("b", 80))
        .when(giveCredit("c", 11))
        .expectResultMessagePayload(refused(Refusal.CREDIT_TOO_HIGH, Map.of("left", 10L)))
        .expectNoEvents();
    orders(credits)
        .given(placed(), paid())
        .when(giveCredit("a", 0))
        .expectResultMessagePayload(refused(Refusal.CREDIT_TOO_HIGH, Map.of("left", 130L)))
        .expectNoEvents();
  }

  @Test
  void what_was_withdrawn_can_be_given_again() {
    orders(credits)
        .given(placed(), paid(), credited("a", 130), creditWithdrawn(130, "By mistake."))
        .when(giveCredit("b", 130))
        .expectEvents(credited("b", 130));
  }

  @Test
  void credit_that_paid_counts_like_stars() {
    orders(credits)
        .given(placedWithCredit(50), paidWithCredit(50))
        .when(giveCredit("a", 130))
        .expectEvents(credited("a", 130));
    orders(credits)
        .given(placedWithCredit(130), givenForCredit())
        .when(giveCredit("a", 130))
        .expectEvents(credited("a", 130));
  }

  @Test
  void for_what_cost_nothing_nothing_is_given() {
    Discount all = new Discount(ALL_OFF.promotion(), ALL_OFF.code(), TOTAL);
    orders(credits)
        .given(placed(all), new OrderEvent.Given(ORDER, BUYER, teasAndChart(), all, PLACED_AT))
        .when(giveCredit("a", 1))
        .expectResultMessagePayload(refused(Refusal.CREDIT_TOO_HIGH, Map.of("left", 0L)));
  }

  @Test
  void what_is_not_paid_gets_no_credit() {
    orders(credits)
        .given(placed())
        .when(giveCredit("a", 1))
        .expectResultMessagePayload(refused(Refusal.NOT_PAID))
        .expectNoEvents();
  }

  @Test
  void what_goes_back_whole_gets_no_credit() {
    orders(credits)
        .given(placed(), paid(), refundRequested("Late."))
        .when(giveCredit("a", 1))
        .expectResultMessagePayload(refused(Refusal.REFUND_REQUESTED));
    orders(credits)
        .given(placed(), paid(), refundRequested("Late."), refunded())
        .when(giveCredit("a", 1))
        .expectResultMessagePayload(refused(Refusal.ALREADY_REFUNDED));
    orders(credits)
        .given(placed(), paid(), chargedBack())
        .when(giveCredit("a", 1))
        .expectResultMessagePayload(refused(Refusal.CHARGED_BACK));
    assertThat(credits.changes).isEmpty();
  }
}
