package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many units of a product one buyer may have, in all orders that are open or paid together.
 *
 * @param units 1 to {@value #MAX}
 */
public record BuyerLimit(@JsonValue int units) {
  public static final int MAX = 1_000;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BuyerLimit {
    if (units < 1 || units > MAX) {
      throw new IllegalArgumentException("a buyer's limit is 1 to " + MAX + ", not " + units);
    }
  }
}
