package zij.command.product;

import static zij.command.product.ProductStory.ENGLISH;
import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Language;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.Text;

class DescribeTest {
  private static final Text RUSSIAN = new Text("Чай", "Зелёный.");

  @Test
  void a_text_in_another_language_is_added() {
    products()
        .given(listed())
        .when(describe(Language.RUSSIAN, RUSSIAN))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.Described(TEA, Language.RUSSIAN, RUSSIAN, NOW));
  }

  @Test
  void a_text_is_replaced() {
    Text better = new Text("Tea", "Green, from Samarkand.");
    products()
        .given(listed())
        .when(describe(Language.ENGLISH, better))
        .expectEvents(new ProductEvent.Described(TEA, Language.ENGLISH, better, NOW));
  }

  @Test
  void the_same_text_again_changes_nothing() {
    products()
        .given(listed(), new ProductEvent.Described(TEA, Language.RUSSIAN, RUSSIAN, LISTED_AT))
        .when(describe(Language.RUSSIAN, RUSSIAN))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void the_text_of_another_language_is_not_the_same_text() {
    products()
        .given(listed())
        .when(describe(Language.UZBEK, ENGLISH))
        .expectEvents(new ProductEvent.Described(TEA, Language.UZBEK, ENGLISH, NOW));
  }

  private static ProductCommand.Describe describe(Language language, Text text) {
    return new ProductCommand.Describe(TEA, language, text, NOW);
  }
}
