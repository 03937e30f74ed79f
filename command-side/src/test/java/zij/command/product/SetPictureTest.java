package zij.command.product;

import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.product.ContentHash;
import zij.language.product.Picture;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class SetPictureTest {
  static final Picture CUP = new Picture(new ContentHash("0a".repeat(32)), 960, 640);
  private static final Picture POT = new Picture(new ContentHash("0b".repeat(32)), 960, 640);

  @Test
  void a_product_is_shown_by_a_picture() {
    products()
        .given(listed())
        .when(set(CUP))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Pictured(TEA, CUP, NOW));
  }

  @Test
  void another_picture_takes_its_place() {
    products()
        .given(listed(), new ProductEvent.Pictured(TEA, CUP, LISTED_AT))
        .when(set(POT))
        .expectEvents(new ProductEvent.Pictured(TEA, POT, NOW));
  }

  @Test
  void the_picture_that_it_has_changes_nothing() {
    products()
        .given(listed(), new ProductEvent.Pictured(TEA, CUP, LISTED_AT))
        .when(set(CUP))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  private static ProductCommand.SetPicture set(Picture picture) {
    return new ProductCommand.SetPicture(TEA, picture, NOW);
  }
}
