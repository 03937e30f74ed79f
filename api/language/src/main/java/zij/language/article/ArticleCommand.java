package zij.language.article;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Money;
import zij.language.PlainText;
import zij.language.product.Text;
import zij.language.product.Texts;

/** What a merchant can ask of the things that are sent by post. */
public sealed interface ArticleCommand {
  ArticleId article();

  Instant at();

  /**
   * Takes a new article into the catalogue, as a draft. {@code emoji} is its picture.
   *
   * @param price of one, above 0
   */
  @LogicalName("article.list")
  record List(ArticleId article, String emoji, Texts texts, Money price, Instant at)
      implements ArticleCommand, Command<Done> {
    public List {
      if (emoji.isBlank() || emoji.length() > 16) {
        throw new IllegalArgumentException("an article's picture is one emoji");
      }
      PlainText.require(emoji);
      requireAPrice(price);
    }
  }

  /** Gives it another price in the currency that it has. */
  @LogicalName("article.reprice")
  record Reprice(ArticleId article, Money price, Instant at)
      implements ArticleCommand, Command<Done> {
    public Reprice {
      requireAPrice(price);
    }
  }

  /** Sets title and text in one language. */
  @LogicalName("article.describe")
  record Describe(ArticleId article, Language language, Text text, Instant at)
      implements ArticleCommand, Command<Done> {}

  /** Puts it on sale; only what somebody can pay for may be. */
  @LogicalName("article.publish")
  record Publish(ArticleId article, Instant at) implements ArticleCommand, Command<Done> {}

  @LogicalName("article.withdraw")
  record Withdraw(ArticleId article, Instant at) implements ArticleCommand, Command<Done> {}

  private static void requireAPrice(Money price) {
    if (price.amount() == 0) throw new IllegalArgumentException("an article costs something");
  }
}
