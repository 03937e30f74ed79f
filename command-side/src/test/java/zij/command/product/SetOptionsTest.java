package zij.command.product;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.command.product.Shirt.COLOUR;
import static zij.command.product.Shirt.OPTIONS;
import static zij.command.product.Shirt.SIZE;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.product.Option;
import zij.language.product.OptionNames;
import zij.language.product.Options;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;

class SetOptionsTest {
  private static final ProductEvent SET = new ProductEvent.OptionsSet(TEA, OPTIONS, NOW);
  private static final ProductEvent ADDED =
      new ProductEvent.VariantAdded(TEA, Shirt.id("red", "xl"), Shirt.of("red", "xl"), NOW);

  private static ProductCommand.SetOptions set(Option... options) {
    return new ProductCommand.SetOptions(TEA, new Options(List.of(options)), NOW);
  }

  @Test
  void a_product_gets_options() {
    products()
        .given(listed())
        .when(set(COLOUR, SIZE))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(SET);
  }

  @Test
  void the_options_that_it_has_change_nothing() {
    products().given(listed(), SET).when(set(COLOUR, SIZE)).expectNoEvents();
  }

  @Test
  void without_variants_they_can_be_taken_away() {
    products()
        .given(listed(), SET)
        .when(set())
        .expectEvents(new ProductEvent.OptionsSet(TEA, Options.NONE, NOW));
  }

  @Test
  void with_variants_they_can_be_called_otherwise_and_ordered_otherwise() {
    Option size =
        new Option(SIZE.code(), new OptionNames(Map.of(Language.RUSSIAN, "Размер")), SIZE.values());
    products()
        .given(listed(), SET, ADDED)
        .when(set(size, COLOUR))
        .expectEvents(new ProductEvent.OptionsSet(TEA, new Options(List.of(size, COLOUR)), NOW));
  }

  @Test
  void with_variants_they_can_get_more_values_and_lose_those_that_none_has() {
    products()
        .given(listed(), SET, ADDED)
        .when(set(Shirt.option("colour", "red", "green"), Shirt.option("size", "xl", "xxl")))
        .expectResultMessagePayload(accepted(Done.DONE));
  }

  @Test
  void with_variants_no_option_goes_or_comes_and_no_value_that_one_has_goes() {
    for (ProductCommand.SetOptions restructured :
        List.of(
            set(),
            set(COLOUR),
            set(COLOUR, SIZE, Shirt.option("cut", "slim")),
            set(COLOUR, Shirt.option("width", "s", "xl")),
            set(COLOUR, Shirt.option("size", "s")))) {
      products()
          .given(listed(), SET, ADDED)
          .when(restructured)
          .expectResultMessagePayload(refused(Refusal.OPTIONS_IN_USE))
          .expectNoEvents();
    }
  }

  @Test
  void a_variant_has_no_options_of_its_own() {
    products()
        .given(
            listed(),
            new ProductEvent.MadeVariant(TEA, new ProductId("drink"), Shirt.of("red", "s"), NOW))
        .when(set(COLOUR))
        .expectResultMessagePayload(refused(Refusal.IS_VARIANT, Map.of("of", "drink")))
        .expectNoEvents();
  }

  @Test
  void an_unknown_product_has_no_options() {
    assertThat(new Product("tea").decide(set(COLOUR))).isEqualTo(refused(Refusal.PRODUCT_UNKNOWN));
  }
}
