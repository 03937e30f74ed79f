package zij.command.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.SmallShop.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.credit.CreditEvent.GivenBack;
import zij.language.credit.CreditEvent.Granted;
import zij.language.credit.CreditEvent.Spent;
import zij.language.credit.CreditEvent.Withdrawn;
import zij.language.credit.CreditId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;

/** Orders and the store credit of their buyer, each in its real aggregate. */
class StoreCreditTest {
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final TelegramUserId OWNER = new TelegramUserId(9);

  private final SmallShop shop = new SmallShop("tea", "chart", "map");

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void it_is_granted_and_spent_with_the_orders_that_it_follows_from() {
    OrderId first = bought("first");
    give(first, "a", 10);
    OrderId second = shop.orderWithCredit(7, "second", "tea", "chart");
    assertThat(shop.credit(7))
        .containsExactly(
            new Granted(BUYER, first, new Stars(10), NOW),
            new Spent(BUYER, second, new Stars(10), NOW));
    assertThat(placed(second).credit()).isEqualTo(new Stars(10));
    assertThat(placed(second).total()).isEqualTo(new Stars(10));
  }

  @Test
  void a_given_up_order_gives_it_back_once() {
    give(bought("first"), "a", 10);
    OrderId second = shop.orderWithCredit(7, "second", "tea", "chart");
    var _ = shop.send(new OrderCommand.Cancel(second, BUYER, NOW));
    var _ = shop.send(new OrderCommand.Cancel(second, BUYER, NOW));
    assertThat(shop.credit(7))
        .endsWith(new GivenBack(BUYER, second, new Stars(10), CreditEvent.Cause.CANCELLED, NOW))
        .hasSize(3);
  }

  @Test
  void a_refund_after_credit_pays_only_once() {
    OrderId first = bought("first");
    give(first, "a", 4);
    var _ = shop.send(new OrderCommand.Refund(first, OWNER, new Note("Late."), NOW));
    assertThat(shop.credit(7)).endsWith(new Withdrawn(BUYER, first, new Stars(4), NOW));
    assertThat(balance(shop.credit(7))).isZero();
  }

  @Test
  void of_fifty_orders_at_once_one_spends_it() throws InterruptedException {
    give(bought("first"), "a", 10);
    List<OrderId> orders = atOnce(50);
    assertThat(orders.stream().filter(order -> placed(order).credit() != null)).hasSize(1);
    assertThat(shop.credit(7)).filteredOn(Spent.class::isInstance).hasSize(1);
    assertThat(balance(shop.credit(7))).isZero();
  }

  private List<OrderId> atOnce(int orders) throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> buyers =
        IntStream.range(0, orders)
            .mapToObj(n ->
                Thread.startVirtualThread(() -> {
                  try {
                    go.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  var _ = shop.orderWithCredit(7, "at once " + n, "tea");
                }))
            .toList();
    go.countDown();
    for (Thread buyer : buyers) buyer.join();
    return IntStream.range(0, orders).mapToObj(n -> OrderId.of(BUYER, "at once " + n)).toList();
  }

  /** Whatever happens to a buyer's orders, the balance is never below zero and adds up. */
  @Test
  void random_lives_of_orders_keep_the_balance() {
    long seed = Long.getLong("zij.seed", System.nanoTime());
    System.out.println("StoreCreditTest: -Dzij.seed=" + seed);
    Random random = Random.from(new SplittableRandom(seed));
    List<OrderId> orders = new ArrayList<>(List.of(bought("first")));
    for (int n = 0; n < 400; n++) {
      OrderId order = orders.get(random.nextInt(orders.size()));
      anything(random, n, order, orders);
      assertThat(balance(shop.credit(7))).as("-Dzij.seed=%s, step %s", seed, n).isNotNegative();
    }
  }

  private void anything(Random random, int n, OrderId order, List<OrderId> orders) {
    Note reason = new Note("Because.");
    ChargeId charge = new ChargeId("charge of " + order);
    Stars left = placed(order).total();
    switch (random.nextInt(9)) {
      case 0, 1 -> orders.add(shop.orderWithCredit(7, "key " + n, "tea", "chart", "map"));
      case 2, 3 -> {
        var _ = shop.pay(7, order, left.amount(), NOW);
      }
      case 4, 5 -> give(order, "id " + n, 1 + random.nextInt(30));
      case 6 -> {
        var _ = shop.send(new OrderCommand.WithdrawCredit(order, OWNER, reason, NOW));
      }
      case 7 -> {
        var _ = shop.send(new OrderCommand.Refund(order, OWNER, reason, NOW));
        var _ = shop.send(new OrderCommand.RecordRefund(order, charge, left, NOW));
      }
      default -> {
        var _ =
            random.nextBoolean()
                ? shop.send(new OrderCommand.Cancel(order, BUYER, NOW))
                : shop.send(new OrderCommand.RecordChargeBack(order, charge, left, NOW));
      }
    }
  }

  private OrderId bought(String key) {
    OrderId order = shop.orderWithCredit(7, key, "tea");
    var _ = shop.pay(7, order, 10, NOW);
    return order;
  }

  private void give(OrderId order, String id, long stars) {
    CreditId credit = new CreditId(UUID.nameUUIDFromBytes(id.getBytes(UTF_8)));
    var _ =
        shop.send(
            new OrderCommand.GiveCredit(
                order, credit, new Stars(stars), OWNER, new Note("Half."), NOW));
  }

  private OrderEvent.Placed placed(OrderId order) {
    return (OrderEvent.Placed) shop.story(order).getFirst();
  }

  private static long balance(List<Object> story) {
    long balance = 0;
    for (Object event : story) {
      balance +=
          switch ((CreditEvent) event) {
            case Granted e -> e.amount().amount();
            case GivenBack e -> e.amount().amount();
            case Spent e -> -e.amount().amount();
            case Withdrawn e -> -e.amount().amount();
          };
      assertThat(balance).isNotNegative();
    }
    return balance;
  }
}
