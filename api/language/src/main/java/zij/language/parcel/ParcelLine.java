package zij.language.parcel;

import zij.language.Money;
import zij.language.Quantity;
import zij.language.article.ArticleId;

/**
 * One line of a parcel as it was decided: title and price stay as they were at that moment.
 *
 * @param title in the buyer's language
 * @param price of one
 */
public record ParcelLine(ArticleId article, String title, Quantity quantity, Money price) {
  public Money amount() {
    return price.times(quantity);
  }
}
