package zij.language.category;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A category of the shop's products, named by the merchant.
 *
 * @param value 1 to 40 of lower-case letters, digits and inner hyphens
 */
public record CategoryId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CategoryId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a category id: " + value);
    }
  }

  /** The aggregate's id, which no product has. */
  public String aggregateId() {
    return "category:" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
