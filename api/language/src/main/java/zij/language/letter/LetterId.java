package zij.language.letter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One dead letter: something that was tried as often as it may be, and failed.
 *
 * @param number counts the letters of a shop, from 1; none is given twice
 */
public record LetterId(@JsonValue long number) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LetterId {
    if (number < 1) throw new IllegalArgumentException("not the number of a letter: " + number);
  }

  /** Under which its events stand in the log. No id of anything else begins like this. */
  public String aggregateId() {
    return "letter:" + number;
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
