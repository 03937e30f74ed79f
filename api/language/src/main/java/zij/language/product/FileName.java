package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.PlainText;

/**
 * The name under which a buyer's phone keeps a file. It is one name and no way to another folder,
 * nothing hides in it, and every file system takes it.
 *
 * @param value 1 to {@value #MAX} characters, without {@code / \ : * ? " < > |}, control characters
 *     and invisible ones; no dot or blank at either end
 */
public record FileName(@JsonValue String value) {
  public static final int MAX = 100;

  private static final String NOWHERE = "/\\:*?\"<>|";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FileName {
    if (value.isBlank() || value.length() > MAX) {
      throw new IllegalArgumentException("a file's name has 1 to " + MAX + " characters");
    }
    PlainText.require(value);
    if (value.codePoints().anyMatch(FileName::isTroublesome)) {
      throw new IllegalArgumentException("a file's name has characters that are not for names");
    }
    if (isOuter(value.charAt(0)) || isOuter(value.charAt(value.length() - 1))) {
      throw new IllegalArgumentException("a file's name neither begins nor ends with . or a blank");
    }
  }

  /** FORMAT turns text around or hides it: "exe.pdf" may be "fdp.exe". */
  private static boolean isTroublesome(int c) {
    int type = Character.getType(c);
    return NOWHERE.indexOf(c) >= 0 || Character.isISOControl(c) || type == Character.FORMAT;
  }

  private static boolean isOuter(char c) {
    return c == '.' || Character.isWhitespace(c);
  }

  @Override
  public String toString() {
    return value;
  }
}
