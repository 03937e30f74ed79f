package zij.query.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer received for one line.
 *
 * @param keys one for each unit of a product that is sold by keys; empty in every row of a
 *     database, and for everybody but the buyer
 */
public record DeliveredItem(String product, String title, String content, List<String> keys) {
  public DeliveredItem(String product, String title, String content, @Nullable List<String> keys) {
    this.product = product;
    this.title = title;
    this.content = content;
    this.keys = keys == null ? List.of() : List.copyOf(keys); // rows of before there were keys
  }

  /** Without keys. */
  DeliveredItem(String product, String title, String content) {
    this(product, title, content, List.of());
  }

  /** The same with these keys. */
  DeliveredItem withKeys(List<String> found) {
    return new DeliveredItem(product, title, content, found);
  }
}
