package zij.server.contract;

import java.util.List;
import java.util.Map;

/** What a value has to be like, as Pact writes it ("Integration JSON format"), by an example. */
public final class Like {
  private static final String MATCHER = "pact:matcher:type";

  private Like() {}

  /** Anything of the same type. */
  public static Map<String, ?> type(Object example) {
    return Map.of(MATCHER, "type", "value", example);
  }

  /** A number without a fraction. */
  public static Map<String, ?> whole(long example) {
    return Map.of(MATCHER, "integer", "value", example);
  }

  /** A text of this form, from its begin to its end. */
  public static Map<String, ?> text(String form, String example) {
    if (!example.matches(form)) throw new IllegalArgumentException(example + " is not " + form);
    return Map.of(MATCHER, "regex", "regex", "^(?:" + form + ")$", "value", example);
  }

  /** A list of one or more, each like the example. */
  public static Map<String, ?> some(Object example) {
    return Map.of(MATCHER, "type", "min", 1, "value", List.of(example));
  }

  /**
   * The very value that the state tells in which the other side was put, such as {@code ${order}}.
   */
  public static Map<String, ?> told(String expression, Object example) {
    return told("equality", expression, example);
  }

  /** The same where each side has one of its own: of the same type. */
  public static Map<String, ?> own(String expression, Object example) {
    return told("type", expression, example);
  }

  private static Map<String, ?> told(String matcher, String expression, Object example) {
    return Map.of(
        MATCHER,
        matcher,
        "value",
        example,
        "pact:generator:type",
        "ProviderState",
        "expression",
        expression);
  }
}
