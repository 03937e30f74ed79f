package zij.language.stock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many units of a product there are.
 *
 * @param number 0 to {@value #MAX}
 */
public record Units(@JsonValue int number) {
  public static final int MAX = 1_000_000;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Units {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("units are 0 to " + MAX + ", not " + number);
    }
  }
}
