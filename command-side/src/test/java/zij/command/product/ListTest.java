package zij.command.product;

import static zij.command.product.ProductStory.GOOD;
import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.english;
import static zij.command.product.ProductStory.list;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.command.product.ProductStory.published;
import static zij.command.product.ProductStory.repriced;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.Selling;
import zij.language.product.Text;
import zij.language.product.Texts;

class ListTest {
  @Test
  void a_new_product_is_listed_as_a_draft() {
    products()
        .givenNoPriorActivity()
        .when(list(LISTED_AT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(listed());
  }

  @Test
  void the_same_listing_again_is_accepted_and_changes_nothing() {
    products()
        .given(listed())
        .when(list(NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void another_listing_under_the_same_id_is_refused() {
    Texts other = new Texts(Map.of(Language.ENGLISH, new Text("Coffee", "")));
    Price price = Price.of(50);
    refuses(new ProductCommand.List(TEA, "☕", english(), price, GOOD, NOW), listed());
    refuses(new ProductCommand.List(TEA, "🍵", other, price, GOOD, NOW), listed());
    refuses(new ProductCommand.List(TEA, "🍵", english(), Price.of(51), GOOD, NOW), listed());
    refuses(new ProductCommand.List(TEA, "🍵", english(), price, Good.of("else"), NOW), listed());
  }

  @Test
  void a_product_that_has_changed_since_cannot_be_listed_again() {
    refuses(list(NOW), listed(), repriced(60));
    refuses(list(NOW), listed(), published());
  }

  @Test
  void what_is_paid_each_30_days_says_so_with_its_listing() {
    products()
        .givenNoPriorActivity()
        .when(monthly(10_000))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new ProductEvent.Listed(TEA, "🍵", english(), Price.of(10_000), GOOD, NOW),
            new ProductEvent.OfferedMonthly(TEA, NOW));
    products()
        .givenCommands(monthly(50))
        .when(monthly(50))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    refuses(monthly(50), listed());
  }

  @Test
  void telegram_takes_no_more_than_it_takes_each_30_days() {
    products()
        .givenNoPriorActivity()
        .when(monthly(10_001))
        .expectResultMessagePayload(refused(Refusal.SUBSCRIPTION_PRICE_TOO_HIGH))
        .expectNoEvents();
  }

  private static ProductCommand.List monthly(long price) {
    return new ProductCommand.List(
        TEA, "🍵", english(), Price.of(price), GOOD, Selling.MONTHLY, NOW);
  }

  private static void refuses(ProductCommand.List command, ProductEvent... history) {
    products()
        .given((Object[]) history)
        .when(command)
        .expectResultMessagePayload(refused(Refusal.PRODUCT_EXISTS))
        .expectNoEvents();
  }
}
