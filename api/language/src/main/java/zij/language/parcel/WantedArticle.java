package zij.language.parcel;

import java.util.Objects;
import zij.language.Money;
import zij.language.Quantity;
import zij.language.article.ArticleId;

/**
 * One line as the buyer asks for it.
 *
 * @param price of one as the buyer saw it; the parcel is refused if it is not the price in force
 */
public record WantedArticle(ArticleId article, Quantity quantity, Money price) {
  public WantedArticle {
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(price, "price");
  }
}
