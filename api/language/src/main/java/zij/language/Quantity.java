package zij.language;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many units of one product an order line asks for.
 *
 * @param units 1 to {@value #MAX_UNITS}
 */
public record Quantity(@JsonValue int units) {
  public static final int MAX_UNITS = 100;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Quantity {
    if (units < 1 || units > MAX_UNITS) {
      throw new IllegalArgumentException("quantity must be 1 to " + MAX_UNITS + ", not " + units);
    }
  }
}
