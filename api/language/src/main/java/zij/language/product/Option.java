package zij.language.product;

import java.util.List;

/**
 * Something about a product that buyers choose, such as its size.
 *
 * @param values to choose from, in the order in which they are shown; 1 to {@value #MAX_VALUES},
 *     each code once
 */
public record Option(OptionCode code, OptionNames names, List<Value> values) {
  public static final int MAX_VALUES = 20;

  /** One of them. */
  public record Value(OptionCode code, OptionNames names) {}

  public Option {
    values = List.copyOf(values);
    if (values.isEmpty() || values.size() > MAX_VALUES) {
      throw new IllegalArgumentException("an option has 1 to " + MAX_VALUES + " values");
    }
    if (values.stream().map(Value::code).distinct().count() < values.size()) {
      throw new IllegalArgumentException("two values of " + code + " have one code");
    }
  }
}
