package zij.language.shipping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A country as Telegram names it in addresses.
 *
 * @param code two capital letters (ISO 3166-1 alpha-2); whether there is such a country is not
 *     looked up
 */
public record Country(@JsonValue String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Country {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("not the code of a country: " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
