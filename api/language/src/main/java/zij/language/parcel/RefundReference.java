package zij.language.parcel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.PlainText;

/**
 * The payment provider's own number of a refund: Telegram gives no money back, only Stars.
 *
 * @param value 1 to {@value #MAX} characters, not blank
 */
public record RefundReference(@JsonValue String value) {
  public static final int MAX = 128;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RefundReference {
    if (value.isBlank() || value.length() > MAX) {
      throw new IllegalArgumentException("a reference has 1 to " + MAX + " characters");
    }
    PlainText.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
