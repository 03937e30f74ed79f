package zij.command.product;

import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.command.product.SetPictureTest.CUP;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class RemovePictureTest {
  private static final ProductCommand.RemovePicture REMOVE =
      new ProductCommand.RemovePicture(TEA, NOW);

  @Test
  void a_product_is_shown_by_its_emoji_again() {
    products()
        .given(listed(), new ProductEvent.Pictured(TEA, CUP, LISTED_AT))
        .when(REMOVE)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.PictureRemoved(TEA, NOW));
  }

  @Test
  void a_picture_that_is_not_there_cannot_be_removed_and_that_is_fine() {
    products()
        .given(listed())
        .when(REMOVE)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    products()
        .given(
            listed(),
            new ProductEvent.Pictured(TEA, CUP, LISTED_AT),
            new ProductEvent.PictureRemoved(TEA, LISTED_AT))
        .when(REMOVE)
        .expectNoEvents();
  }
}
