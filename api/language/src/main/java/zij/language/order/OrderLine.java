package zij.language.order;

import zij.language.Quantity;
import zij.language.Stars;
import zij.language.product.Price;
import zij.language.product.ProductId;

/**
 * One line of an order as it was decided: title and price stay as they were at that moment.
 *
 * @param title in the buyer's language
 * @param price of one unit
 */
public record OrderLine(ProductId product, String title, Quantity quantity, Price price) {
  public Stars amount() {
    return price.stars().times(quantity);
  }
}
