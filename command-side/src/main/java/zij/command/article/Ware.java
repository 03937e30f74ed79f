package zij.command.article;

import org.jspecify.annotations.Nullable;
import zij.language.Money;
import zij.language.article.ArticleEvent;
import zij.language.article.ArticleId;
import zij.language.product.Texts;

/** What an article's history amounts to. */
public record Ware(ArticleId article, String emoji, Texts texts, Money price, boolean onSale) {

  /**
   * The article after one more event.
   *
   * @param ware null before the first event
   * @throws IllegalStateException if the history does not begin with {@code Listed}
   */
  public static Ware evolve(@Nullable Ware ware, ArticleEvent event) {
    if (event instanceof ArticleEvent.Listed e) {
      return new Ware(e.article(), e.emoji(), e.texts(), e.price(), false);
    }
    if (ware == null) {
      throw new IllegalStateException("article " + event.article() + " was never listed");
    }
    return switch (event) {
      case ArticleEvent.Listed e -> throw new IllegalStateException("listed twice: " + e.article());
      case ArticleEvent.Repriced e ->
          new Ware(ware.article, ware.emoji, ware.texts, e.price(), ware.onSale);
      case ArticleEvent.Described e -> ware.with(ware.texts.with(e.language(), e.text()));
      case ArticleEvent.Published _ -> ware.onSale(true);
      case ArticleEvent.Withdrawn _ -> ware.onSale(false);
    };
  }

  private Ware with(Texts changed) {
    return new Ware(article, emoji, changed, price, onSale);
  }

  private Ware onSale(boolean changed) {
    return new Ware(article, emoji, texts, price, changed);
  }
}
