package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes a variant: a value for each of some options.
 *
 * @param byOption 1 to {@value Options#MAX} options with the code of a value; in the order of the
 *     codes, so that the stored form is always the same
 */
public record Combination(@JsonValue Map<OptionCode, OptionCode> byOption) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Combination {
    if (byOption.isEmpty() || byOption.size() > Options.MAX) {
      throw new IllegalArgumentException(
          "a variant has values of 1 to " + Options.MAX + " options");
    }
    byOption = Collections.unmodifiableMap(new TreeMap<>(byOption));
  }
}
