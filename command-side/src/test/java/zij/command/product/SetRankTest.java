package zij.command.product;

import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Rank;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class SetRankTest {
  @Test
  void a_product_gets_another_place_in_the_list() {
    products()
        .given(listed())
        .when(new ProductCommand.SetRank(TEA, new Rank(3), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Ranked(TEA, new Rank(3), NOW));
  }

  @Test
  void the_place_that_it_has_changes_nothing() {
    products()
        .given(listed())
        .when(new ProductCommand.SetRank(TEA, Rank.USUAL, NOW))
        .expectNoEvents();
  }
}
