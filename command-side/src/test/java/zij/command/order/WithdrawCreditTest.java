package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.order.OrderStory.creditWithdrawn;
import static zij.command.order.OrderStory.credited;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.withdrawCredit;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;

class WithdrawCreditTest {
  private final CreditsByHand credits = new CreditsByHand(60);

  @Test
  void all_that_was_given_for_the_order_is_taken_back() {
    orders(credits)
        .given(placed(), paid(), credited("a", 40), credited("b", 20))
        .when(withdrawCredit("By mistake."))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(creditWithdrawn(60, "By mistake."));
    assertThat(credits.changes).containsExactly("withdraw 60");
  }

  @Test
  void what_the_buyer_has_spent_is_not_taken_back_and_neither_is_the_rest() {
    orders(credits)
        .given(placed(), paid(), credited("a", 61))
        .when(withdrawCredit("By mistake."))
        .expectResultMessagePayload(refused(Refusal.CREDIT_SPENT, Map.of("missing", 1L)))
        .expectNoEvents();
    assertThat(credits.changes).isEmpty();
  }

  @Test
  void where_there_is_none_nothing_changes() {
    orders(credits)
        .given(placed(), paid(), credited("a", 40), creditWithdrawn(40, "By mistake."))
        .when(withdrawCredit("By mistake."))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
