package zij.language.category;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.PlainText;

/**
 * What a category is called in one language; short, because it stands beside others in a row.
 *
 * @param value 1 to {@value #MAX} characters on one line, not blank
 */
public record CategoryName(@JsonValue String value) {
  public static final int MAX = 40;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CategoryName {
    if (value.isBlank() || value.length() > MAX || value.lines().count() > 1) {
      throw new IllegalArgumentException("a category's name has 1 to " + MAX + " characters");
    }
    PlainText.require(value);
  }
}
