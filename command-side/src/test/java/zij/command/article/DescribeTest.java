package zij.command.article;

import static zij.command.article.ArticleStory.BOWL;
import static zij.command.article.ArticleStory.ENGLISH;
import static zij.command.article.ArticleStory.NOW;
import static zij.command.article.ArticleStory.articles;
import static zij.command.article.ArticleStory.listed;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Language;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleEvent;
import zij.language.product.Text;

class DescribeTest {
  @Test
  void a_text_is_set_in_one_language() {
    Text text = new Text("Kosa", "");
    articles()
        .given(listed())
        .when(new ArticleCommand.Describe(BOWL, Language.UZBEK, text, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ArticleEvent.Described(BOWL, Language.UZBEK, text, NOW));
  }

  @Test
  void the_text_that_it_has_changes_nothing() {
    articles()
        .given(listed())
        .when(new ArticleCommand.Describe(BOWL, Language.ENGLISH, ENGLISH, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
