package zij.language.article;

import java.time.Instant;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Money;
import zij.language.product.Text;
import zij.language.product.Texts;

/**
 * What can happen to an article: a thing that is paid with money and sent by post. What is digital
 * is a product and costs Stars. Names and shapes are stored for ever.
 */
public sealed interface ArticleEvent {
  ArticleId article();

  /** When it was decided. */
  Instant at();

  /** Taken into the catalogue as a draft that no shopper sees yet. */
  @LogicalName("article.listed")
  record Listed(ArticleId article, String emoji, Texts texts, Money price, Instant at)
      implements ArticleEvent {}

  /** Costs this from here on, in the same currency. */
  @LogicalName("article.repriced")
  record Repriced(ArticleId article, Money price, Instant at) implements ArticleEvent {}

  @LogicalName("article.described")
  record Described(ArticleId article, Language language, Text text, Instant at)
      implements ArticleEvent {}

  /** On sale from here on. */
  @LogicalName("article.published")
  record Published(ArticleId article, Instant at) implements ArticleEvent {}

  /** Off sale from here on; what was paid is sent all the same. */
  @LogicalName("article.withdrawn")
  record Withdrawn(ArticleId article, Instant at) implements ArticleEvent {}
}
