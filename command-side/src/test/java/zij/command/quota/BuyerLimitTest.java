package zij.command.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.SmallShop.NOW;
import static zij.language.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Decision;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.BuyerLimit;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.quota.QuotaEvent.GivenBack;
import zij.language.quota.QuotaEvent.Share;
import zij.language.quota.QuotaEvent.Taken;
import zij.language.stock.Units;

/** Orders and the quota of their buyer, each in its real aggregate. */
class BuyerLimitTest {
  private static final ProductId TEA = new ProductId("tea");
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final TelegramUserId OWNER = new TelegramUserId(9);

  private final SmallShop shop = new SmallShop("tea", "map");

  @BeforeEach
  void limit() {
    limit(new BuyerLimit(2));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void limit(@Nullable BuyerLimit limit) {
    var _ = shop.send(new ProductCommand.SetBuyerLimit(TEA, limit, NOW));
  }

  private static OrderId order(String key) {
    return OrderId.of(BUYER, key);
  }

  private static Decision<?> tooMany(int left) {
    return refused(Refusal.BUYER_LIMIT, Map.of("product", "tea", "limit", 2, "left", left));
  }

  private Decision<?> ordering(String key, int units) {
    return shop.order(7, key, "tea", units);
  }

  private boolean orders(String key, int units) {
    return ordering(key, units) instanceof Decision.Accepted;
  }

  @Test
  void counts_the_orders_of_a_buyer_with_the_order_itself() {
    assertThat(orders("first", 1)).isTrue();
    assertThat(shop.quota(7))
        .containsExactly(
            new Taken(BUYER, order("first"), List.of(new Share(TEA, new Units(1))), NOW));
  }

  @Test
  void refuses_one_more_and_says_how_many_are_left() {
    assertThat(ordering("much", 3)).isEqualTo(tooMany(2));
    assertThat(orders("first", 1)).isTrue();
    assertThat(ordering("second", 2)).isEqualTo(tooMany(1));
    assertThat(orders("third", 1)).isTrue();
    assertThat(ordering("fourth", 1)).isEqualTo(tooMany(0));
    assertThat(shop.quota(7)).hasSize(2);
  }

  @Test
  void is_each_buyers_own() {
    assertThat(orders("first", 2)).isTrue();
    assertThat(shop.order(8, "first", "tea", 2)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void counts_an_order_that_is_placed_twice_once() {
    assertThat(orders("first", 2)).isTrue();
    assertThat(orders("first", 2)).isTrue();
    assertThat(shop.quota(7)).hasSize(1);
  }

  @Test
  void asks_nothing_of_whoever_buys_what_has_none() {
    assertThat(shop.order(7, "map", "map", 50)).isInstanceOf(Decision.Accepted.class);
    assertThat(shop.quota(7)).isEmpty();
  }

  @Test
  void is_what_the_quote_says_and_that_takes_nothing() {
    assertThat(orders("first", 1)).isTrue();
    assertThat(shop.quote(7, "tea", 1)).isInstanceOf(Decision.Accepted.class);
    assertThat(shop.quote(7, "tea", 2)).isEqualTo(tooMany(1));
    assertThat(shop.quota(7)).hasSize(1);
  }

  @Test
  void a_given_up_order_gives_its_units_back_once() {
    assertThat(orders("first", 2)).isTrue();
    var _ = shop.send(new OrderCommand.Cancel(order("first"), BUYER, NOW));
    var _ = shop.send(new OrderCommand.Cancel(order("first"), BUYER, NOW));
    assertThat(shop.quota(7)).endsWith(new GivenBack(BUYER, order("first"), NOW)).hasSize(2);
    assertThat(orders("second", 2)).isTrue();
  }

  @Test
  void a_refunded_order_gives_its_units_back_and_a_paid_one_keeps_them() {
    assertThat(orders("first", 2)).isTrue();
    var _ = shop.pay(7, order("first"), 20, NOW);
    assertThat(orders("second", 1)).isFalse();
    refund("first", 20);
    assertThat(orders("second", 2)).isTrue();
  }

  private void refund(String key, long stars) {
    var _ = shop.send(new OrderCommand.Refund(order(key), OWNER, new Note("Broken."), NOW));
    var _ =
        shop.send(
            new OrderCommand.RecordRefund(
                order(key), new ChargeId("charge of " + order(key)), new Stars(stars), NOW));
  }

  @Test
  void an_order_that_lapsed_and_is_paid_counts_again() {
    assertThat(orders("first", 2)).isTrue();
    var _ = shop.send(new OrderCommand.Expire(order("first"), NOW.plusSeconds(1_800)));
    var _ = shop.pay(7, order("first"), 20, NOW.plusSeconds(1_801));
    assertThat(shop.story(order("first"))).last().isInstanceOf(OrderEvent.Paid.class);
    assertThat(ordering("second", 1)).isEqualTo(tooMany(0));
  }

  @Test
  void an_order_that_lapsed_and_is_paid_too_late_goes_back() {
    assertThat(orders("first", 2)).isTrue();
    var _ = shop.send(new OrderCommand.Expire(order("first"), NOW.plusSeconds(1_800)));
    assertThat(orders("second", 1)).isTrue();
    var _ = shop.pay(7, order("first"), 20, NOW.plusSeconds(1_801));
    assertThat(shop.story(order("first")))
        .last()
        .isInstanceOfSatisfying(
            OrderEvent.SurplusCharged.class,
            surplus -> assertThat(surplus.reason()).isEqualTo(Refusal.BUYER_LIMIT));
    assertThat(orders("third", 1)).isTrue();
  }

  @Test
  void goes_on_counting_while_there_is_no_limit() {
    limit(null);
    assertThat(orders("first", 5)).isTrue();
    limit(new BuyerLimit(2));
    assertThat(ordering("second", 1)).isEqualTo(tooMany(0));
  }

  @Test
  void what_was_ordered_before_the_first_limit_does_not_count() {
    assertThat(shop.order(7, "early", "map", 5)).isInstanceOf(Decision.Accepted.class);
    var map = new ProductId("map");
    var _ = shop.send(new ProductCommand.SetBuyerLimit(map, new BuyerLimit(1), NOW));
    assertThat(shop.order(7, "late", "map", 1)).isInstanceOf(Decision.Accepted.class);
    var _ = shop.send(new OrderCommand.Cancel(order("early"), BUYER, NOW));
    assertThat(shop.order(7, "third", "map", 1)).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void of_fifty_orders_at_once_as_many_are_placed_as_one_buyer_may_have() throws Exception {
    List<Callable<Boolean>> buyers =
        IntStream.range(0, 50)
            .mapToObj(n -> (Callable<Boolean>) () -> orders("at once " + n, 1))
            .toList();
    int placed = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> one : threads.invokeAll(buyers)) if (one.get()) placed++;
    }
    assertThat(placed).isEqualTo(2);
    assertThat(shop.quota(7)).hasSize(2);
  }

  /** Whatever happens to a buyer's orders, those that are open or paid never have more. */
  @Test
  void random_lives_of_orders_keep_the_limit() {
    long seed = Long.getLong("zij.seed", System.nanoTime());
    System.out.println("BuyerLimitTest: -Dzij.seed=" + seed);
    Random random = Random.from(new SplittableRandom(seed));
    List<String> keys = new ArrayList<>(List.of("first"));
    for (int n = 0; n < 300; n++) {
      String key = keys.get(random.nextInt(keys.size()));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          if (orders("key " + n, 1 + random.nextInt(2))) keys.add("key " + n);
        }
        case 2 -> {
          var _ = shop.send(new OrderCommand.Cancel(order(key), BUYER, NOW));
        }
        case 3 -> {
          var _ = shop.send(new OrderCommand.Expire(order(key), NOW.plusSeconds(1_800)));
        }
        default -> {
          var _ = shop.pay(7, order(key), price(key), NOW);
          if (random.nextBoolean()) refund(key, price(key));
        }
      }
      assertThat(held(keys)).as("-Dzij.seed=%s, step %s", seed, n).isBetween(0, 2);
    }
  }

  private long price(String key) {
    return shop.story(order(key)).isEmpty() ? 10 : placed(key).total().amount();
  }

  private OrderEvent.Placed placed(String key) {
    return (OrderEvent.Placed) shop.story(order(key)).getFirst();
  }

  /** Units in orders that are open or paid, as the orders themselves tell it. */
  private int held(List<String> keys) {
    int held = 0;
    for (String key : keys) {
      if (shop.story(order(key)).isEmpty()) continue;
      boolean counts = true;
      for (Object event : shop.story(order(key))) {
        if (event instanceof OrderEvent.Cancelled
            || event instanceof OrderEvent.Expired
            || event instanceof OrderEvent.Refunded) {
          counts = false;
        }
        if (event instanceof OrderEvent.Paid) counts = true;
      }
      if (counts) held += placed(key).lines().getFirst().quantity().units();
    }
    return held;
  }
}
