package zij.command.article;

import static zij.command.article.ArticleStory.BOWL;
import static zij.command.article.ArticleStory.NOW;
import static zij.command.article.ArticleStory.articles;
import static zij.command.article.ArticleStory.listed;
import static zij.command.article.ArticleStory.published;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleEvent;

class WithdrawTest {
  @Test
  void what_is_on_sale_is_taken_off() {
    articles()
        .given(listed(), published())
        .when(new ArticleCommand.Withdraw(BOWL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ArticleEvent.Withdrawn(BOWL, NOW));
  }

  @Test
  void a_draft_is_not_on_sale_anyway() {
    articles()
        .given(listed())
        .when(new ArticleCommand.Withdraw(BOWL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
