package zij.command.article;

import static zij.command.article.ArticleStory.BOWL;
import static zij.command.article.ArticleStory.ENGLISH;
import static zij.command.article.ArticleStory.LISTED_AT;
import static zij.command.article.ArticleStory.NOW;
import static zij.command.article.ArticleStory.PRICE;
import static zij.command.article.ArticleStory.articles;
import static zij.command.article.ArticleStory.kzt;
import static zij.command.article.ArticleStory.listed;
import static zij.command.article.ArticleStory.published;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Currency;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleEvent;
import zij.language.product.Texts;

class PublishTest {
  @Test
  void what_a_provider_takes_the_money_for_goes_on_sale() {
    articles()
        .given(listed())
        .when(new ArticleCommand.Publish(BOWL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ArticleEvent.Published(BOWL, NOW));
  }

  @Test
  void what_is_on_sale_is_not_published_again() {
    articles()
        .given(listed(), published())
        .when(new ArticleCommand.Publish(BOWL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_nobody_takes_the_money_for_is_not_published() {
    articles()
        .given(listed(kzt(1)))
        .when(new ArticleCommand.Publish(BOWL, NOW))
        .expectResultMessagePayload(
            refused(Refusal.PROVIDER_MISSING, Map.of("currency", Currency.KZT)))
        .expectNoEvents();
  }

  @Test
  void it_needs_a_text_in_english() {
    Texts russian = new Texts(Map.of(Language.RUSSIAN, ENGLISH));
    articles()
        .given(new ArticleEvent.Listed(BOWL, "🥣", russian, PRICE, LISTED_AT))
        .when(new ArticleCommand.Publish(BOWL, NOW))
        .expectResultMessagePayload(refused(Refusal.TEXT_MISSING))
        .expectNoEvents();
  }
}
