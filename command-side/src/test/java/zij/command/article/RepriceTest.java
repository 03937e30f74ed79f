package zij.command.article;

import static zij.command.article.ArticleStory.BOWL;
import static zij.command.article.ArticleStory.NOW;
import static zij.command.article.ArticleStory.PRICE;
import static zij.command.article.ArticleStory.articles;
import static zij.command.article.ArticleStory.kzt;
import static zij.command.article.ArticleStory.listed;
import static zij.command.article.ArticleStory.uzs;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleEvent;

class RepriceTest {
  @Test
  void another_price_of_the_same_currency_holds_from_now_on() {
    articles()
        .given(listed())
        .when(new ArticleCommand.Reprice(BOWL, uzs(1), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ArticleEvent.Repriced(BOWL, uzs(1), NOW));
  }

  @Test
  void the_price_that_it_has_changes_nothing() {
    articles()
        .given(listed())
        .when(new ArticleCommand.Reprice(BOWL, PRICE, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void it_keeps_its_currency() {
    articles()
        .given(listed())
        .when(new ArticleCommand.Reprice(BOWL, kzt(1), NOW))
        .expectResultMessagePayload(refused(Refusal.CURRENCIES_DIFFER))
        .expectNoEvents();
  }
}
