package zij.query.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer received for one line.
 *
 * @param keys one for each unit of a product that is sold by keys; no row of a database has this
 *     part
 */
public record DeliveredItem(
    String product,
    String title,
    String content,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> keys) {
  /** Without keys. */
  DeliveredItem(String product, String title, String content) {
    this(product, title, content, null);
  }

  /** The same with these keys. */
  DeliveredItem withKeys(List<String> found) {
    return new DeliveredItem(product, title, content, List.copyOf(found));
  }
}
