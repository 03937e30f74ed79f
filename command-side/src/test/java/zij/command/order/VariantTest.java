package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.SmallShop.NOW;
import static zij.command.product.Shirt.SHIRT;
import static zij.command.product.Shirt.add;
import static zij.language.Decision.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.command.product.Shirt;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.Availability;
import zij.language.product.BuyerLimit;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionName;
import zij.language.promotion.PromotionRule;
import zij.language.promotion.Reduction;

/** Orders of a product's variants: red shirts of two sizes. */
class VariantTest {
  private static final ProductId SMALL = Shirt.id("red", "s");
  private final SmallShop shop = new SmallShop("shirt");

  @BeforeEach
  void add_variants() {
    var _ = shop.send(Shirt.options());
    for (String size : List.of("s", "xl")) {
      var _ = shop.send(add("red", size));
      var _ = shop.send(new ProductCommand.Publish(Shirt.id("red", size), NOW));
    }
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Decision<OrderEvent.Placed> ordering(String key, String product) {
    return shop.order(7, key, product, 1);
  }

  private OrderEvent.Placed ordered(String key, String product) {
    Decision<OrderEvent.Placed> decision = ordering(key, product);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<OrderEvent.Placed>) decision).answer();
  }

  @Test
  void a_line_names_the_product_with_the_values() {
    var line = ordered("a", "shirt-red-s").lines().getFirst();
    assertThat(line.title()).isEqualTo("T — RED, S");
    assertThat(line.quantity()).isEqualTo(new Quantity(1));
  }

  @Test
  void a_line_follows_the_products_texts() {
    var better = new Text("Shirt", "Cotton.");
    var _ = shop.send(new ProductCommand.Describe(SHIRT, Language.ENGLISH, better, NOW));
    assertThat(ordered("a", "shirt-red-s").lines().getFirst().title()).isEqualTo("Shirt — RED, S");
  }

  @Test
  void a_product_with_variants_is_not_ordered_itself() {
    assertThat(ordering("a", "shirt"))
        .isEqualTo(refused(Refusal.VARIANT_NEEDED, Map.of("product", "shirt")));
  }

  @Test
  void with_the_product_its_variants_go_off_sale() {
    var _ = shop.send(new ProductCommand.Withdraw(SHIRT, NOW));
    assertThat(ordering("a", "shirt-red-s"))
        .isEqualTo(refused(Refusal.PRODUCT_UNAVAILABLE, Map.of("product", "shirt-red-s")));
    var _ = shop.send(new ProductCommand.Publish(SHIRT, NOW));
    var _ = ordered("a", "shirt-red-s");
  }

  @Test
  void a_variant_goes_off_sale_alone() {
    var _ = shop.send(new ProductCommand.Withdraw(SMALL, NOW));
    assertThat(ordering("a", "shirt-red-s")).isInstanceOf(Decision.Refused.class);
    var _ = ordered("b", "shirt-red-xl");
  }

  @Test
  void the_times_of_the_product_and_of_the_variant_hold_both() {
    var later = new Availability(NOW.plusSeconds(60), null);
    var _ = shop.send(new ProductCommand.SetAvailability(SHIRT, later, NOW));
    assertThat(ordering("a", "shirt-red-s"))
        .isInstanceOfSatisfying(
            Decision.Refused.class, no -> assertThat(no.refusal()).isEqualTo(Refusal.NOT_YET_SOLD));
    var before = new Availability(null, NOW.plusSeconds(60));
    var _ = shop.send(new ProductCommand.SetAvailability(SMALL, before, NOW));
    assertThat(ordering("a", "shirt-red-s"))
        .as("there is no such time")
        .isEqualTo(refused(Refusal.PRODUCT_UNAVAILABLE, Map.of("product", "shirt-red-s")));
  }

  @Test
  void the_limit_of_the_product_counts_all_its_variants() {
    var _ = shop.send(new ProductCommand.SetBuyerLimit(SHIRT, new BuyerLimit(2), NOW));
    var _ = ordered("a", "shirt-red-s");
    var _ = ordered("b", "shirt-red-xl");
    assertThat(ordering("c", "shirt-red-s"))
        .isEqualTo(refused(Refusal.BUYER_LIMIT, Map.of("product", "shirt", "limit", 2, "left", 0)));
  }

  @Test
  void the_limit_of_a_variant_counts_no_other() {
    var _ = shop.send(new ProductCommand.SetBuyerLimit(SMALL, new BuyerLimit(1), NOW));
    var _ = ordered("a", "shirt-red-s");
    assertThat(ordering("b", "shirt-red-s")).isInstanceOf(Decision.Refused.class);
    var _ = ordered("c", "shirt-red-xl");
  }

  @Test
  void a_promotion_of_the_product_is_for_its_variants() {
    PromotionCode code = new PromotionCode("GIFT");
    PromotionRule rule =
        new PromotionRule(
            new Reduction.Percent(100), List.of(SHIRT), Stars.ZERO, NOW, null, null, null);
    var _ =
        shop.send(
            new PromotionCommand.Create(
                PromotionId.of(code), code, new PromotionName("Gift"), rule, NOW));
    OrderId order = shop.gift(7, "shirt-red-s");
    assertThat(shop.story(order)).anyMatch(event -> event instanceof OrderEvent.Given);
  }

  @Test
  void each_variant_has_its_own_stock() {
    shop.count("shirt-red-s", 0);
    OrderId none = OrderId.of(new TelegramUserId(7), "a");
    var _ = ordered("a", "shirt-red-s");
    assertThat(shop.ask(7, none, 10, NOW)).isEqualTo(refused(Refusal.OUT_OF_STOCK));
    OrderId some = OrderId.of(new TelegramUserId(7), "b");
    var _ = ordered("b", "shirt-red-xl");
    assertThat(shop.ask(7, some, 10, NOW)).isInstanceOf(Decision.Accepted.class);
  }
}
