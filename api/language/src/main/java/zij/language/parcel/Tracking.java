package zij.language.parcel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.PlainText;

/**
 * The number by which a carrier knows a parcel.
 *
 * @param value 1 to {@value #MAX} characters, not blank
 */
public record Tracking(@JsonValue String value) {
  public static final int MAX = 64;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Tracking {
    if (value.isBlank() || value.length() > MAX) {
      throw new IllegalArgumentException("a tracking number has 1 to " + MAX + " characters");
    }
    PlainText.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
