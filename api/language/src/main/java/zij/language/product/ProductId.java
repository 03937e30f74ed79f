package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A product of the shop, named by the merchant.
 *
 * @param value 1 to 64 of lower-case letters, digits and inner hyphens
 */
public record ProductId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProductId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a product id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
