package zij.command.product;

import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class FeatureTest {
  @Test
  void a_product_is_shown_before_all_others_and_among_them_again() {
    products()
        .given(listed())
        .when(new ProductCommand.Feature(TEA, true, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Featured(TEA, true, NOW));
    products()
        .given(listed(), new ProductEvent.Featured(TEA, true, LISTED_AT))
        .when(new ProductCommand.Feature(TEA, false, NOW))
        .expectEvents(new ProductEvent.Featured(TEA, false, NOW));
  }

  @Test
  void what_it_is_already_changes_nothing() {
    products().given(listed()).when(new ProductCommand.Feature(TEA, false, NOW)).expectNoEvents();
  }
}
