package zij.command.product;

import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.command.product.ProductStory.published;
import static zij.command.product.ProductStory.repriced;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class RepriceTest {
  @Test
  void a_product_gets_another_price_on_sale_or_not() {
    products()
        .given(listed())
        .when(reprice(60))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Repriced(TEA, Price.of(60), NOW));
    products()
        .given(listed(), published())
        .when(reprice(60))
        .expectEvents(new ProductEvent.Repriced(TEA, Price.of(60), NOW));
  }

  @Test
  void the_price_in_force_again_changes_nothing() {
    products()
        .given(listed(), repriced(60))
        .when(reprice(60))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_product_can_have_its_old_price_back() {
    products()
        .given(listed(), repriced(60))
        .when(reprice(50))
        .expectEvents(new ProductEvent.Repriced(TEA, Price.of(50), NOW));
  }

  @Test
  void a_subscription_costs_no_more_than_telegram_takes_each_30_days() {
    ProductEvent monthly = new ProductEvent.OfferedMonthly(TEA, NOW);
    products()
        .given(listed(), monthly)
        .when(reprice(10_001))
        .expectResultMessagePayload(refused(Refusal.SUBSCRIPTION_PRICE_TOO_HIGH))
        .expectNoEvents();
    products()
        .given(listed(), monthly)
        .when(reprice(10_000))
        .expectEvents(new ProductEvent.Repriced(TEA, Price.of(10_000), NOW));
  }

  private static ProductCommand.Reprice reprice(long price) {
    return new ProductCommand.Reprice(TEA, Price.of(price), NOW);
  }
}
