package zij.language.promotion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.PlainText;

/**
 * What the merchant calls a promotion; buyers do not see it.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters
 */
public record PromotionName(@JsonValue String value) {
  public static final int MAX_LENGTH = 60;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromotionName {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_LENGTH + " characters");
    }
    PlainText.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
