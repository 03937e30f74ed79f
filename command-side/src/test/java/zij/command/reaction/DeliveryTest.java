package zij.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static zij.command.SmallShop.NOW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.stock.KeyId;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

/** What is paid is taken out of the stock once and delivered, whatever breaks in between. */
class DeliveryTest {
  private static final ProductId TEA = new ProductId("tea");

  /** A key chain in memory, which fails for a while. */
  private static final class Chain implements KeyChain {
    private final Map<OrderId, List<KeyId>> handedOut = new HashMap<>();
    private int failures;

    @Override
    public void handOut(OrderId order, ProductId product, List<KeyId> keys) {
      if (failures-- > 0) throw new IllegalStateException("the vault is away");
      handedOut.put(order, keys);
    }
  }

  private final SmallShop shop = new SmallShop("tea", "map");
  private final Chain chain = new Chain();
  private final Delivery delivery = new Delivery(shop.commands(), shop.stocks(), chain, () -> NOW);

  @AfterEach
  void close() {
    shop.close();
  }

  private static KeyId key(int number) {
    return new KeyId("k".repeat(20) + number + "A");
  }

  private OrderId paid(long buyer, String... products) {
    OrderId order = shop.order(buyer, products);
    var _ = shop.pay(buyer, order, 10L * products.length, NOW);
    return order;
  }

  private void deliver(DomainEventMessage<?> paid) {
    delivery.on((OrderEvent.Paid) paid.getPayload(), paid);
  }

  private List<StockEvent.Taken> taken() {
    List<StockEvent.Taken> taken = new ArrayList<>();
    for (Object event : shop.stock("tea")) if (event instanceof StockEvent.Taken t) taken.add(t);
    return taken;
  }

  @Test
  void aCountedUnitIsTakenOnceHoweverOftenItIsDelivered() {
    shop.count("tea", 5);
    OrderId order = paid(7, "map", "tea");
    DomainEventMessage<?> paid = shop.newest(order);
    for (int i = 0; i < 3; i++) deliver(paid);
    assertThat(taken()).hasSize(1);
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Delivered.class);
    assertThat(shop.stock("map")).as("nobody counts it").isEmpty();
  }

  @Test
  void aDeliveryThatBrokeOffHandsOutTheSameKey() {
    List<KeyId> pool = List.of(key(1), key(2));
    var _ = shop.send(new StockCommand.AddKeys(TEA, pool, false, NOW));
    OrderId one = paid(7, "tea");
    OrderId other = paid(8, "tea");
    DomainEventMessage<?> first = shop.newest(one);
    DomainEventMessage<?> second = shop.newest(other);
    chain.failures = 1;
    assertThatIllegalStateException().isThrownBy(() -> deliver(first));
    assertThat(shop.story(one).getLast()).isInstanceOf(OrderEvent.Paid.class);
    deliver(second);
    deliver(first);
    deliver(first);
    assertThat(chain.handedOut).isEqualTo(Map.of(one, List.of(key(1)), other, List.of(key(2))));
    assertThat(taken()).hasSize(2);
    assertThat(shop.story(one).getLast()).isInstanceOf(OrderEvent.Delivered.class);
  }

  @Test
  void whatCostsNothingTakesItsUnitToo() {
    shop.count("tea", 1);
    OrderId order = shop.gift(7, "tea");
    DomainEventMessage<?> given = shop.newest(order);
    for (int i = 0; i < 2; i++) delivery.on((OrderEvent.Given) given.getPayload(), given);
    assertThat(taken()).hasSize(1);
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Delivered.class);
  }

  /** Only if a stock began to be kept between payment and delivery. A person has to look at it. */
  @Test
  void whatIsPaidButNotThereIsNotDeliveredUntilItIs() {
    OrderId order = paid(7, "tea");
    shop.count("tea", 0);
    DomainEventMessage<?> paid = shop.newest(order);
    assertThatExceptionOfType(ReactionFailed.class)
        .isThrownBy(() -> deliver(paid))
        .withMessageContaining("OUT_OF_STOCK");
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Paid.class);
    shop.count("tea", 1);
    deliver(paid);
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Delivered.class);
  }
}
