package zij.command.product;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.SmallShop.NOW;
import static zij.command.product.Shirt.SHIRT;
import static zij.command.product.Shirt.add;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Rank;
import zij.language.Refusal;
import zij.language.product.Combination;
import zij.language.product.Good;
import zij.language.product.Option;
import zij.language.product.OptionCode;
import zij.language.product.Options;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;

/** A product and its variants, each in its own aggregate. */
class AddVariantTest {
  private static final ProductId RED_XL = Shirt.id("red", "xl");
  private static final Combination OF_RED_XL = Shirt.of("red", "xl");

  private final SmallShop shop = new SmallShop("shirt", "tea");

  @BeforeEach
  void choose() {
    assertThat(shop.send(Shirt.options())).isEqualTo(accepted(Done.DONE));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_variant_is_a_draft_of_its_own_and_the_product_knows_it() {
    assertThat(shop.send(add("red", "xl"))).isEqualTo(accepted(Done.DONE));
    Texts titles = new Texts(Map.of(Language.ENGLISH, new Text("T — RED, XL", "")));
    assertThat(shop.stored("shirt-red-xl"))
        .containsExactly(
            new ProductEvent.Listed(
                RED_XL, "🍵", titles, Price.of(10), Good.of("g"), ProductStory.NOW),
            new ProductEvent.MadeVariant(RED_XL, SHIRT, OF_RED_XL, ProductStory.NOW));
    assertThat(shop.stored("shirt"))
        .endsWith(new ProductEvent.VariantAdded(SHIRT, RED_XL, OF_RED_XL, ProductStory.NOW));
  }

  @Test
  void the_same_again_is_accepted_and_changes_nothing() {
    var _ = shop.send(add("red", "xl"));
    assertThat(shop.send(add("red", "xl"))).isEqualTo(accepted(Done.DONE));
    assertThat(shop.stored("shirt-red-xl")).hasSize(2);
    assertThat(shop.stored("shirt")).hasSize(4);
  }

  @Test
  void two_variants_never_have_the_same_values() {
    var _ = shop.send(add("red", "xl"));
    var twin =
        new ProductCommand.AddVariant(SHIRT, new ProductId("twin"), OF_RED_XL, Price.of(10), NOW);
    assertThat(shop.send(twin))
        .isEqualTo(refused(Refusal.VARIANT_EXISTS, Map.of("variant", "shirt-red-xl")));
    assertThat(shop.stored("twin")).isEmpty();
  }

  @Test
  void of_many_at_the_same_instant_one_is_added() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Decision<Done>>> twins =
          IntStream.range(0, 8)
              .<Callable<Decision<Done>>>mapToObj(n -> () -> shop.send(twin(n)))
              .toList();
      int added = 0;
      for (Future<Decision<Done>> answer : threads.invokeAll(twins)) {
        if (answer.get() instanceof Decision.Accepted) added++;
      }
      assertThat(added).isEqualTo(1);
    }
    assertThat(shop.stored("shirt")).hasSize(4);
  }

  private static ProductCommand.AddVariant twin(int n) {
    return new ProductCommand.AddVariant(
        SHIRT, new ProductId("twin-" + n), OF_RED_XL, Price.of(10), NOW);
  }

  @Test
  void one_value_of_each_option_and_no_more() {
    OptionCode red = new OptionCode("red");
    OptionCode xl = new OptionCode("xl");
    OptionCode colour = Shirt.COLOUR.code();
    OptionCode size = Shirt.SIZE.code();
    for (Map<OptionCode, OptionCode> values :
        List.of(
            Map.of(colour, red),
            Map.of(colour, red, size, red),
            Map.of(colour, red, xl, xl),
            Map.of(colour, red, size, xl, new OptionCode("cut"), xl))) {
      var command =
          new ProductCommand.AddVariant(SHIRT, RED_XL, new Combination(values), Price.of(10), NOW);
      assertThat(shop.send(command)).isEqualTo(refused(Refusal.COMBINATION_UNKNOWN));
    }
    assertThat(shop.stored("shirt-red-xl")).isEmpty();
  }

  @Test
  void no_variant_takes_the_id_of_another_product_nor_of_its_own() {
    for (String taken : List.of("tea", "shirt")) {
      var command =
          new ProductCommand.AddVariant(SHIRT, new ProductId(taken), OF_RED_XL, Price.of(10), NOW);
      assertThat(shop.send(command)).isEqualTo(refused(Refusal.PRODUCT_EXISTS));
    }
    assertThat(shop.stored("tea")).hasSize(2);
  }

  @Test
  void an_unknown_product_and_a_variant_have_no_variants() {
    var _ = shop.send(add("red", "xl"));
    assertThat(shop.send(of("nothing"))).isEqualTo(refused(Refusal.PRODUCT_UNKNOWN));
    assertThat(shop.send(of("shirt-red-xl")))
        .isEqualTo(refused(Refusal.IS_VARIANT, Map.of("of", "shirt")));
  }

  private static ProductCommand.AddVariant of(String product) {
    return new ProductCommand.AddVariant(
        new ProductId(product), new ProductId("new"), OF_RED_XL, Price.of(10), NOW);
  }

  @Test
  void what_a_variant_has_of_its_product_is_not_said_of_it() {
    var _ = shop.send(add("red", "xl"));
    Text text = new Text("Red", "");
    for (var command :
        List.of(
            new ProductCommand.Describe(RED_XL, Language.ENGLISH, text, NOW),
            new ProductCommand.Categorise(RED_XL, null, NOW),
            new ProductCommand.Feature(RED_XL, true, NOW),
            new ProductCommand.SetRank(RED_XL, new Rank(1), NOW))) {
      assertThat(shop.send(command)).isEqualTo(refused(Refusal.IS_VARIANT, Map.of("of", "shirt")));
    }
  }

  @Test
  void a_product_has_a_hundred_variants_at_the_most() {
    String[] twenty = IntStream.range(0, 20).mapToObj(n -> "v" + n).toArray(String[]::new);
    Options many =
        new Options(List.of(Shirt.option("colour", twenty), Shirt.option("size", twenty)));
    var _ = shop.send(new ProductCommand.SetOptions(SHIRT, many, NOW));
    for (int n = 0; n < Product.MAX_VARIANTS; n++) {
      assertThat(shop.send(add("v" + n / 20, "v" + n % 20))).isEqualTo(accepted(Done.DONE));
    }
    assertThat(shop.send(add("v19", "v19"))).isEqualTo(refused(Refusal.TOO_MANY_VARIANTS));
  }

  @Test
  void variants_of_a_subscription_are_subscriptions_and_cost_no_more_than_one_may() {
    shop.sellMonthly("club");
    ProductId club = new ProductId("club");
    Option one = Shirt.option("level", "gold");
    var _ = shop.send(new ProductCommand.SetOptions(club, new Options(List.of(one)), NOW));
    Combination gold = new Combination(Map.of(one.code(), new OptionCode("gold")));
    ProductId id = new ProductId("club-gold");
    assertThat(shop.send(new ProductCommand.AddVariant(club, id, gold, Price.of(10_001), NOW)))
        .isEqualTo(refused(Refusal.SUBSCRIPTION_PRICE_TOO_HIGH));
    var _ = shop.send(new ProductCommand.AddVariant(club, id, gold, Price.of(10_000), NOW));
    assertThat(shop.stored("club-gold")).contains(new ProductEvent.OfferedMonthly(id, NOW));
  }
}
