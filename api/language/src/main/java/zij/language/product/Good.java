package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the buyer gets for the money: a text such as a link, an access code or instructions.
 *
 * @param content 1 to 4,000 characters
 */
public record Good(@JsonValue String content) {
  public static final int MAX = 4_000;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Good {
    if (content.isBlank() || content.length() > MAX) {
      throw new IllegalArgumentException("a good has 1 to " + MAX + " characters");
    }
  }
}
