package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.SmallShop.NOW;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderEvent.Given;
import zij.language.order.OrderEvent.Placed;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent.Counted;
import zij.language.stock.StockEvent.Released;
import zij.language.stock.StockEvent.Reserved;

/** What an order needs is reserved before it decides, and not for longer than it has to be. */
class SupplyTest {
  private static final Instant DUE = NOW.plus(Supply.HOLD);

  private final SmallShop shop = new SmallShop("map", "pen", "tea");

  @AfterEach
  void close() {
    shop.close();
  }

  private void release(String product, OrderId order) {
    ProductId id = new ProductId(product);
    assertThat(shop.send(new StockCommand.Release(id, order, DUE, DUE)))
        .isEqualTo(accepted(Done.DONE));
  }

  @Test
  void whatIsReservedIsApproved() {
    shop.count("tea", 1);
    OrderId order = shop.order(7, "tea");
    assertThat(shop.ask(7, order, 10, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.stock("tea")).hasExactlyElementsOfTypes(Counted.class, Reserved.class);
  }

  @Test
  void whatNobodyCountsLeavesNoTraceOfAStock() {
    OrderId order = shop.order(7, "tea", "map");
    assertThat(shop.ask(7, order, 20, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.pay(7, order, 20, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.stock("tea")).isEmpty();
  }

  @Test
  void whoComesSecondForTheLastIsRefusedAndThatIsOnRecord() {
    shop.count("tea", 1);
    OrderId first = shop.order(7, "tea");
    OrderId second = shop.order(8, "tea");
    assertThat(shop.ask(7, first, 10, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.ask(8, second, 10, NOW)).isEqualTo(refused(Refusal.OUT_OF_STOCK));
    assertThat(shop.story(second).getLast())
        .isEqualTo(
            new OrderEvent.CheckoutRefused(second, "query at " + NOW, Refusal.OUT_OF_STOCK, NOW));
  }

  @Test
  void ofSeveralThingsAllAreReservedOrNone() {
    shop.count("map", 1);
    shop.count("tea", 0);
    OrderId order = shop.order(7, "tea", "map");
    assertThat(shop.ask(7, order, 20, NOW)).isEqualTo(refused(Refusal.OUT_OF_STOCK));
    assertThat(shop.stock("map"))
        .hasExactlyElementsOfTypes(Counted.class, Reserved.class, Released.class);
  }

  /** In another order each would take what the other needs, and both would go without. */
  @Test
  void ofTwoWhoWantTheLastOfTheSameThingsOneGetsAll() {
    shop.count("map", 1);
    shop.count("tea", 1);
    OrderId one = shop.order(7, "tea", "map");
    OrderId other = shop.order(8, "map", "tea");
    assertThat(shop.ask(7, one, 20, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.ask(8, other, 20, NOW)).isEqualTo(refused(Refusal.OUT_OF_STOCK));
    assertThat(shop.stock("map")).hasExactlyElementsOfTypes(Counted.class, Reserved.class);
    assertThat(shop.stock("tea")).hasExactlyElementsOfTypes(Counted.class, Reserved.class);
  }

  @Test
  void aRefusedCheckoutReservesNothing() {
    shop.count("tea", 1);
    OrderId order = shop.order(7, "tea");
    assertThat(shop.ask(7, order, 9, NOW)).isEqualTo(refused(Refusal.AMOUNT_DIFFERS));
    assertThat(shop.stock("tea"))
        .hasExactlyElementsOfTypes(Counted.class, Reserved.class, Released.class);
  }

  @Test
  void aRefusedSecondCheckoutKeepsWhatTheFirstReserved() {
    shop.count("tea", 1);
    OrderId order = shop.order(7, "tea");
    assertThat(shop.ask(7, order, 10, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.ask(7, order, 9, NOW.plusSeconds(1)))
        .isEqualTo(refused(Refusal.AMOUNT_DIFFERS));
    assertThat(shop.stock("tea")).hasExactlyElementsOfTypes(Counted.class, Reserved.class);
  }

  @Test
  void aStrangerReservesNothing() {
    shop.count("tea", 1);
    OrderId order = shop.order(7, "tea");
    assertThat(shop.ask(8, order, 10, NOW)).isEqualTo(refused(Refusal.ORDER_UNKNOWN));
    assertThat(shop.pay(8, order, 10, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.SurplusCharged.class);
    assertThat(shop.stock("tea")).hasExactlyElementsOfTypes(Counted.class);
  }

  @Test
  void aPaymentWithinItsTimeIsTakenWithoutAnotherWord() {
    shop.count("tea", 1);
    OrderId order = shop.order(7, "tea");
    var _ = shop.ask(7, order, 10, NOW);
    assertThat(shop.pay(7, order, 10, NOW.plusSeconds(5))).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Paid.class);
    assertThat(shop.stock("tea")).hasExactlyElementsOfTypes(Counted.class, Reserved.class);
  }

  /** So that nobody releases it between the payment and its delivery. */
  @Test
  void aLatePaymentProlongsWhatWasNotReleasedYet() {
    shop.count("tea", 1);
    OrderId order = shop.order(7, "tea");
    var _ = shop.ask(7, order, 10, NOW);
    Instant late = DUE.plusSeconds(3);
    assertThat(shop.pay(7, order, 10, late)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Paid.class);
    release("tea", order); // what was due is not what is there now
    assertThat(shop.stock("tea"))
        .hasExactlyElementsOfTypes(Counted.class, Reserved.class, Reserved.class);
  }

  @Test
  void aLatePaymentThatFindsNoUnitIsRecordedToBeRefunded() {
    shop.count("tea", 1);
    OrderId late = shop.order(7, "tea");
    OrderId quick = shop.order(8, "tea");
    var _ = shop.ask(7, late, 10, NOW);
    release("tea", late);
    assertThat(shop.ask(8, quick, 10, DUE)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.pay(7, late, 10, DUE)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(late).getLast())
        .isInstanceOfSatisfying(
            OrderEvent.SurplusCharged.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.OUT_OF_STOCK));
    assertThat(shop.pay(8, quick, 10, DUE)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(quick).getLast()).isInstanceOf(OrderEvent.Paid.class);
  }

  @Test
  void aRecoveredPaymentIsTreatedAsOneThatWasTold() {
    shop.count("tea", 1);
    OrderId order = shop.order(7, "tea");
    assertThat(shop.recover(7, order, 9, NOW)).isEqualTo(refused(Refusal.AMOUNT_DIFFERS));
    assertThat(shop.recover(7, order, 10, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Paid.class);
    OrderId next = shop.order(8, "tea");
    assertThat(shop.recover(8, next, 10, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(next).getLast())
        .isInstanceOfSatisfying(
            OrderEvent.SurplusCharged.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.OUT_OF_STOCK));
  }

  @Test
  void whyAnOrderHasNoUseForAPaymentIsLookedAtBeforeItsStock() {
    shop.count("tea", 0);
    OrderId order = shop.order(7, "tea");
    assertThat(shop.send(new OrderCommand.Cancel(order, new TelegramUserId(7), NOW)))
        .isEqualTo(accepted(Done.DONE));
    assertThat(shop.pay(7, order, 10, NOW)).isEqualTo(accepted(Done.DONE));
    assertThat(shop.story(order).getLast())
        .isInstanceOfSatisfying(
            OrderEvent.SurplusCharged.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.ORDER_CANCELLED));
  }

  /** Nobody asks before it, so it is kept when it is placed. */
  @Test
  void whatIsGivenIsReservedWithTheOrder() {
    shop.count("tea", 1);
    OrderId order = shop.gift(7, "tea");
    assertThat(shop.story(order)).hasExactlyElementsOfTypes(Placed.class, Given.class);
    assertThat(shop.stock("tea")).hasExactlyElementsOfTypes(Counted.class, Reserved.class);
  }

  @Test
  void whatIsSoldOutIsNotGiven() {
    shop.count("tea", 1);
    var _ = shop.gift(7, "tea");
    OrderId second = shop.gift(8, "tea");
    assertThat(shop.story(second)).isEmpty();
    assertThat(shop.stock("tea")).hasExactlyElementsOfTypes(Counted.class, Reserved.class);
  }

  @Test
  void whatCostsSomethingIsNotKeptBeforeItIsPaid() {
    shop.count("map", 1);
    OrderId dear = shop.orderWithCredit(8, "key", "map");
    assertThat(shop.story(dear)).hasExactlyElementsOfTypes(Placed.class);
    assertThat(shop.stock("map")).hasExactlyElementsOfTypes(Counted.class);
  }
}
