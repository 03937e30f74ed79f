package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * By what an option of a product, or a value of an option, is known however it is called.
 *
 * @param value 1 to {@value #MAX} of lower-case letters, digits and inner hyphens
 */
public record OptionCode(@JsonValue String value) implements Comparable<OptionCode> {
  public static final int MAX = 32;

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OptionCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an option's code: " + value);
    }
  }

  @Override
  public int compareTo(OptionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
