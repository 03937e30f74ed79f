package zij.command.product;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.BuyerLimit;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class SetBuyerLimitTest {
  private static final BuyerLimit TWO = new BuyerLimit(2);

  @Test
  void a_buyer_can_have_so_many_at_the_most() {
    products()
        .given(listed())
        .when(new ProductCommand.SetBuyerLimit(TEA, TWO, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.BuyerLimitSet(TEA, TWO, NOW));
  }

  @Test
  void a_limit_can_be_taken_away() {
    products()
        .given(listed(), new ProductEvent.BuyerLimitSet(TEA, TWO, NOW))
        .when(new ProductCommand.SetBuyerLimit(TEA, null, NOW))
        .expectEvents(new ProductEvent.BuyerLimitSet(TEA, null, NOW));
  }

  @Test
  void the_limit_that_it_has_changes_nothing() {
    products()
        .given(listed(), new ProductEvent.BuyerLimitSet(TEA, TWO, NOW))
        .when(new ProductCommand.SetBuyerLimit(TEA, TWO, NOW))
        .expectNoEvents();
  }

  @Test
  void no_limit_is_what_a_product_begins_with() {
    products()
        .given(listed())
        .when(new ProductCommand.SetBuyerLimit(TEA, null, NOW))
        .expectNoEvents();
  }

  @Test
  void an_unknown_product_has_no_limit() {
    var asked = new ProductCommand.SetBuyerLimit(TEA, TWO, NOW);
    assertThat(new Product("tea").decide(asked)).isEqualTo(refused(Refusal.PRODUCT_UNKNOWN));
  }
}
