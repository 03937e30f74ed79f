package zij.language.shipping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A way of sending, named by the merchant; Telegram says it again with the payment.
 *
 * @param value 1 to 32 of lower-case letters, digits and inner hyphens
 */
public record ShippingOptionId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ShippingOptionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of a shipping option: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
