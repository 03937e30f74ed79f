package zij.language;

import java.nio.charset.StandardCharsets;

/** What text has to be like so that it can be kept and shown everywhere. */
public final class PlainText {
  private PlainText() {}

  /**
   * Requires Unicode without control characters, but tabs and line breaks: a database takes no
   * U+0000, JSON makes six bytes of a control character, UTF-8 no surrogate.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static void require(String text) {
    boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && !isLayout(c));
    if (control || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("a text has no control characters or half characters");
    }
  }

  private static boolean isLayout(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }
}
