package zij.command.product;

import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.command.product.ProductStory.published;
import static zij.command.product.ProductStory.withdrawn;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class WithdrawTest {
  @Test
  void a_product_goes_off_sale() {
    products()
        .given(listed(), published())
        .when(new ProductCommand.Withdraw(TEA, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Withdrawn(TEA, NOW));
  }

  @Test
  void a_product_off_sale_stays_off_sale_and_nothing_changes() {
    for (ProductEvent[] history :
        new ProductEvent[][] {{listed()}, {listed(), published(), withdrawn()}}) {
      products()
          .given((Object[]) history)
          .when(new ProductCommand.Withdraw(TEA, NOW))
          .expectResultMessagePayload(accepted(Done.DONE))
          .expectNoEvents();
    }
  }
}
