package zij.language.product;

import zij.language.PlainText;

/**
 * How a product reads in one language: Unicode without control characters, but tabs and line
 * breaks.
 *
 * @param title 1 to 128 characters, not blank
 * @param body up to 4,000 characters
 */
public record Text(String title, String body) {
  public static final int MAX_TITLE = 128;
  public static final int MAX_BODY = 4_000;

  public Text {
    if (title.isBlank() || title.length() > MAX_TITLE) {
      throw new IllegalArgumentException("a title has 1 to " + MAX_TITLE + " characters");
    }
    if (body.length() > MAX_BODY) {
      throw new IllegalArgumentException("a text has at most " + MAX_BODY + " characters");
    }
    PlainText.require(title);
    PlainText.require(body);
  }
}
