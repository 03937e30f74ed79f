package zij.language.difference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.PlainText;

/**
 * Why somebody decided so, in their own words.
 *
 * @param text 1 to {@value #MAX} characters, not blank, without control characters
 */
public record Note(@JsonValue String text) {
  public static final int MAX = 500;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Note {
    if (text.isBlank() || text.length() > MAX) {
      throw new IllegalArgumentException("a note has 1 to " + MAX + " characters");
    }
    PlainText.require(text);
  }
}
