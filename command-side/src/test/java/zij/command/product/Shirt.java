package zij.command.product;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import zij.language.Language;
import zij.language.product.Combination;
import zij.language.product.Option;
import zij.language.product.OptionCode;
import zij.language.product.OptionNames;
import zij.language.product.Options;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;

/** The tests' one product with options: of two colours and two sizes. */
public final class Shirt {
  public static final ProductId SHIRT = new ProductId("shirt");
  public static final Option COLOUR = option("colour", "red", "blue");
  public static final Option SIZE = option("size", "s", "xl");
  public static final Options OPTIONS = new Options(List.of(COLOUR, SIZE));
  private static final Instant NOW = ProductStory.NOW;

  private Shirt() {}

  /** An option called as its code is, but in upper case. */
  public static Option option(String code, String... values) {
    return new Option(
        new OptionCode(code),
        names(code),
        Arrays.stream(values)
            .map(value -> new Option.Value(new OptionCode(value), names(value)))
            .toList());
  }

  private static OptionNames names(String code) {
    return new OptionNames(Map.of(Language.ENGLISH, code.toUpperCase(Locale.ROOT)));
  }

  /** A shirt of this colour and size. */
  public static Combination of(String colour, String size) {
    return new Combination(
        Map.of(
            COLOUR.code(), new OptionCode(colour),
            SIZE.code(), new OptionCode(size)));
  }

  public static ProductCommand.SetOptions options() {
    return new ProductCommand.SetOptions(SHIRT, OPTIONS, NOW);
  }

  /** Adds {@code shirt-red-xl} for 10 Stars, and so on. */
  public static ProductCommand.AddVariant add(String colour, String size) {
    return new ProductCommand.AddVariant(
        SHIRT, id(colour, size), of(colour, size), Price.of(10), NOW);
  }

  public static ProductId id(String colour, String size) {
    return new ProductId("shirt-" + colour + "-" + size);
  }
}
