package zij.language.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One access of one auditor. */
public record AccessId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccessId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
