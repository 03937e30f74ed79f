package zij.command.product;

import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.language.Decision.accepted;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.category.CategoryId;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class CategoriseTest {
  private static final CategoryId DRINKS = new CategoryId("drinks");

  @Test
  void a_product_is_put_into_a_category_and_out_of_it() {
    products()
        .given(listed())
        .when(categorise(DRINKS))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Categorised(TEA, DRINKS, NOW));
    products()
        .given(listed(), new ProductEvent.Categorised(TEA, DRINKS, LISTED_AT))
        .when(categorise(null))
        .expectEvents(new ProductEvent.Categorised(TEA, null, NOW));
  }

  @Test
  void the_category_that_it_is_in_changes_nothing() {
    products().given(listed()).when(categorise(null)).expectNoEvents();
    products()
        .given(listed(), new ProductEvent.Categorised(TEA, DRINKS, LISTED_AT))
        .when(categorise(DRINKS))
        .expectNoEvents();
  }

  private static ProductCommand.Categorise categorise(@Nullable CategoryId category) {
    return new ProductCommand.Categorise(TEA, category, NOW);
  }
}
