package zij.language.order;

import java.util.Objects;
import zij.language.Quantity;
import zij.language.product.Price;
import zij.language.product.ProductId;

/**
 * One line as the buyer asks for it.
 *
 * @param price of one unit as the buyer saw it; the order is refused if it is not the price in
 *     force
 */
public record WantedLine(ProductId product, Quantity quantity, Price price) {
  public WantedLine {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(price, "price");
  }
}
