package zij.language.difference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import zij.language.NamedUuid;

/** One difference. The same transaction in the same direction always leads to the same. */
public record DifferenceId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DifferenceId {}

  /**
   * Reads the usual form of 36 lower-case characters.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static DifferenceId parse(String text) {
    return new DifferenceId(NamedUuid.parse(text));
  }

  /** The id of whatever differs about this transaction. */
  public static DifferenceId of(String transaction, Direction direction) {
    return new DifferenceId(NamedUuid.of("zij difference\n" + direction + "\n" + transaction));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
