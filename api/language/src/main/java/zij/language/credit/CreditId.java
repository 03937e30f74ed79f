package zij.language.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One giving of store credit, named by who gives it, so that a repetition gives nothing more. */
public record CreditId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CreditId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
