package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import zij.language.Language;

/**
 * What buyers choose of a product before they can order it.
 *
 * @param list in the order in which they are chosen; up to {@value #MAX}, each code once
 */
public record Options(@JsonValue List<Option> list) {
  public static final int MAX = 3;

  /** Of a product about which nothing is chosen. */
  public static final Options NONE = new Options(List.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Options {
    list = List.copyOf(list);
    if (list.size() > MAX) {
      throw new IllegalArgumentException("a product has at most " + MAX + " options");
    }
    if (list.stream().map(Option::code).distinct().count() < list.size()) {
      throw new IllegalArgumentException("two options have one code");
    }
  }

  /** Whether it is exactly one value of each of these options. */
  public boolean fit(Combination combination) {
    return combination.byOption().size() == list.size()
        && list.stream().allMatch(option -> hasValueOf(combination, option));
  }

  private static boolean hasValueOf(Combination combination, Option option) {
    OptionCode chosen = combination.byOption().get(option.code());
    return option.values().stream().anyMatch(value -> value.code().equals(chosen));
  }

  /** The values of a combination that fits, in the order of the options: {@code Red, XL}. */
  public String inWords(Combination combination, Language language) {
    return list.stream()
        .map(option -> chosen(option, combination).names().in(language))
        .collect(Collectors.joining(", "));
  }

  private static Option.Value chosen(Option option, Combination combination) {
    OptionCode chosen = combination.byOption().get(option.code());
    return option.values().stream()
        .filter(value -> value.code().equals(chosen))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(combination + " does not fit " + option));
  }

  /**
   * How a variant reads beside other products: the product's title with the values, and no more
   * text. Where both do not fit, the title is cut.
   */
  public Texts titles(Texts product, Combination combination) {
    return named(product, combination, false);
  }

  /** How a variant reads: as the product does, with the values in the title. */
  public Texts texts(Texts product, Combination combination) {
    return named(product, combination, true);
  }

  private Texts named(Texts product, Combination combination, boolean withBody) {
    return new Texts(
        product.byLanguage().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey(),
                    e -> {
                      String title = title(e.getValue().title(), inWords(combination, e.getKey()));
                      return new Text(title, withBody ? e.getValue().body() : "");
                    })));
  }

  private static String title(String product, String values) {
    String tail = " — " + values;
    int room = Text.MAX_TITLE - tail.length();
    if (product.length() <= room) return product + tail;
    if (room < 2) return values; // three of the longest names
    boolean isHalf = Character.isHighSurrogate(product.charAt(room - 2));
    return product.substring(0, room - (isHalf ? 2 : 1)) + "…" + tail;
  }
}
