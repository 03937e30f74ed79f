package zij.language;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import zij.language.category.CategoryEvent;
import zij.language.category.CategoryId;
import zij.language.category.CategoryName;
import zij.language.category.CategoryNames;
import zij.language.product.Availability;
import zij.language.product.BuyerLimit;
import zij.language.product.Combination;
import zij.language.product.ContentHash;
import zij.language.product.FileName;
import zij.language.product.Good;
import zij.language.product.Option;
import zij.language.product.OptionCode;
import zij.language.product.OptionNames;
import zij.language.product.Options;
import zij.language.product.Picture;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;

/** One example of every event of what is sold: of products and of their categories. */
final class GoodsSamples {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final ProductId TEA = new ProductId("green-tea");
  private static final Price PRICE = Price.of(50);
  private static final Text ENGLISH = new Text("Green tea", "From \"Samarkand\".\nA cup.");
  private static final Text RUSSIAN = new Text("Зелёный чай", "");
  private static final Text CYRILLIC = new Text("Кўк чой", "🍵");
  private static final Good GOOD = Good.of("https://example.org/tea?a=1&b=<2>");
  private static final ContentHash HASH = new ContentHash("5e".repeat(32));
  private static final Good FILE =
      new Good.File(HASH, new FileName("Чай, a guide.pdf"), "application/pdf", 1_048_576);
  private static final CategoryId DRINKS = new CategoryId("drinks");
  private static final ProductId LARGE_TEA = new ProductId("green-tea-large");
  private static final OptionCode OF_SIZE = new OptionCode("size");
  private static final OptionCode IS_LARGE = new OptionCode("large");
  private static final Option SIZE =
      new Option(
          OF_SIZE,
          new OptionNames(Map.of(Language.RUSSIAN, "Размер", Language.ENGLISH, "Size")),
          List.of(
              new Option.Value(
                  IS_LARGE, new OptionNames(Map.of(Language.UZBEK_CYRILLIC, "Катта")))));
  private static final Combination LARGE = new Combination(Map.of(OF_SIZE, IS_LARGE));

  private GoodsSamples() {}

  static List<Object> all() {
    return List.of(
        new ProductEvent.Listed(TEA, "🍵", texts(), PRICE, GOOD, AT),
        new ProductEvent.OfferedMonthly(TEA, AT),
        new ProductEvent.Repriced(TEA, Price.of(60), AT),
        new ProductEvent.Described(TEA, Language.UZBEK_CYRILLIC, CYRILLIC, AT),
        new ProductEvent.GoodChanged(TEA, FILE, AT),
        new ProductEvent.Pictured(TEA, new Picture(HASH, 960, 640), AT),
        new ProductEvent.PictureRemoved(TEA, AT),
        new ProductEvent.Published(TEA, AT),
        new ProductEvent.Withdrawn(TEA, AT),
        new ProductEvent.Categorised(TEA, DRINKS, AT),
        new ProductEvent.Featured(TEA, true, AT),
        new ProductEvent.Ranked(TEA, new Rank(7), AT),
        new ProductEvent.AvailabilitySet(TEA, new Availability(AT, AT.plusSeconds(60)), AT),
        new ProductEvent.BuyerLimitSet(TEA, new BuyerLimit(2), AT),
        new ProductEvent.OptionsSet(TEA, new Options(List.of(SIZE)), AT),
        new ProductEvent.VariantAdded(TEA, LARGE_TEA, LARGE, AT),
        new ProductEvent.MadeVariant(LARGE_TEA, TEA, LARGE, AT),
        new CategoryEvent.Created(DRINKS, "🍵", names(), Rank.USUAL, AT),
        new CategoryEvent.Described(
            DRINKS, Language.UZBEK_CYRILLIC, new CategoryName("Ичимликлар"), AT),
        new CategoryEvent.Moved(DRINKS, new Rank(7), AT),
        new CategoryEvent.Withdrawn(DRINKS, AT));
  }

  private static CategoryNames names() {
    return new CategoryNames(
        Map.of(
            Language.RUSSIAN, new CategoryName("Напитки"),
            Language.ENGLISH, new CategoryName("Drinks")));
  }

  private static Texts texts() {
    // Given in another order than that of the languages, which the stored form has.
    return new Texts(
        Map.of(
            Language.UZBEK_CYRILLIC, CYRILLIC,
            Language.RUSSIAN, RUSSIAN,
            Language.ENGLISH, ENGLISH));
  }
}
