package zij.language.promotion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a buyer types in to pay less. Letters are folded to capitals, so that it does not matter how
 * they are typed.
 *
 * @param value 3 to 32 of A to Z, digits and hyphens; blanks around it are taken off
 */
public record PromotionCode(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{3,32}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromotionCode {
    value = value.strip().toUpperCase(Locale.ROOT);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a code is 3 to 32 of A-Z, 0-9 and -, not " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
