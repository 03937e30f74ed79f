package zij.command.article;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.command.article.ArticleStory.BOWL;
import static zij.command.article.ArticleStory.ENGLISH;
import static zij.command.article.ArticleStory.LISTED_AT;
import static zij.command.article.ArticleStory.NOW;
import static zij.command.article.ArticleStory.PRICE;
import static zij.command.article.ArticleStory.articles;
import static zij.command.article.ArticleStory.kzt;
import static zij.command.article.ArticleStory.list;
import static zij.command.article.ArticleStory.listed;
import static zij.command.article.ArticleStory.texts;
import static zij.command.article.ArticleStory.uzs;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleEvent;
import zij.language.product.Text;

class ListTest {
  @Test
  void a_new_article_is_listed_as_a_draft() {
    articles()
        .givenNoPriorActivity()
        .when(list(PRICE, LISTED_AT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(listed());
  }

  @Test
  void the_same_listing_again_is_accepted_and_changes_nothing() {
    articles()
        .given(listed())
        .when(list(PRICE, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void another_listing_under_the_same_id_is_refused() {
    refuses(list(uzs(1), NOW));
    refuses(list(kzt(PRICE.amount()), NOW));
    refuses(new ArticleCommand.List(BOWL, "🍵", texts(ENGLISH), PRICE, NOW));
    refuses(new ArticleCommand.List(BOWL, "🥣", texts(new Text("Cup", "")), PRICE, NOW));
  }

  @Test
  void it_costs_something_and_has_one_picture() {
    assertThatIllegalArgumentException().isThrownBy(() -> list(uzs(0), NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArticleCommand.List(BOWL, " ", texts(ENGLISH), PRICE, NOW));
  }

  private static void refuses(ArticleCommand.List other) {
    ArticleEvent before = listed();
    articles()
        .given(before)
        .when(other)
        .expectResultMessagePayload(refused(Refusal.ARTICLE_EXISTS))
        .expectNoEvents();
  }
}
