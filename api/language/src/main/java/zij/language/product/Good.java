package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.PlainText;

/**
 * What the buyer gets for the money: a text such as a link, an access code or instructions.
 *
 * @param content 1 to {@value #MAX} characters, readable as those of a {@link Text} are
 */
public record Good(@JsonValue String content) {
  /**
   * As much as still lets the goods of a whole order fit into one event, which the log takes up to
   * 65,535 bytes: what was paid for has to be deliverable.
   */
  public static final int MAX = 800;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Good {
    if (content.isBlank() || content.length() > MAX) {
      throw new IllegalArgumentException("a good has 1 to " + MAX + " characters");
    }
    PlainText.require(content);
  }
}
