package zij.language;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place among others of its kind: the smaller comes first, and what has the same stands in the
 * order in which it was made.
 *
 * @param value 0 to {@value #MAX}
 */
public record Rank(@JsonValue int value) {
  public static final int MAX = 9_999;

  /** Of what nobody gave a place. */
  public static final Rank USUAL = new Rank(1_000);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Rank {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("a rank is 0 to " + MAX + ", not " + value);
    }
  }
}
