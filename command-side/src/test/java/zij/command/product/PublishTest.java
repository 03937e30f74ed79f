package zij.command.product;

import static zij.command.product.ProductStory.ENGLISH;
import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.command.product.ProductStory.published;
import static zij.command.product.ProductStory.withdrawn;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.Text;
import zij.language.product.Texts;

class PublishTest {
  private static final Text RUSSIAN = new Text("Чай", "");

  @Test
  void a_draft_goes_on_sale() {
    products()
        .given(listed())
        .when(new ProductCommand.Publish(TEA, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Published(TEA, NOW));
  }

  @Test
  void a_withdrawn_product_goes_on_sale_again() {
    products()
        .given(listed(), published(), withdrawn())
        .when(new ProductCommand.Publish(TEA, NOW))
        .expectEvents(new ProductEvent.Published(TEA, NOW));
  }

  @Test
  void a_product_on_sale_stays_on_sale_and_nothing_changes() {
    products()
        .given(listed(), published())
        .when(new ProductCommand.Publish(TEA, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_product_without_an_english_text_does_not_go_on_sale() {
    products()
        .given(listed(new Texts(Map.of(Language.RUSSIAN, RUSSIAN))))
        .when(new ProductCommand.Publish(TEA, NOW))
        .expectResultMessagePayload(refused(Refusal.TEXT_MISSING))
        .expectNoEvents();
  }

  @Test
  void an_english_text_added_later_is_enough() {
    products()
        .given(
            listed(new Texts(Map.of(Language.RUSSIAN, RUSSIAN))),
            new ProductEvent.Described(TEA, Language.ENGLISH, ENGLISH, LISTED_AT))
        .when(new ProductCommand.Publish(TEA, NOW))
        .expectEvents(new ProductEvent.Published(TEA, NOW));
  }
}
