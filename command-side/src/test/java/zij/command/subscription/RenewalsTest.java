package zij.command.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.SmallShop.NOW;
import static zij.command.SmallShop.PROVENANCE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Decision;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.product.Selling;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

/** Every payment of an order finds whom it concerns, or its way back. */
class RenewalsTest {
  private static final Instant UNTIL = NOW.plus(Selling.PERIOD);
  private static final Instant NEXT = UNTIL.plus(Selling.PERIOD);

  private final SmallShop shop = new SmallShop("tea");
  private final Renewals renewals = shop.renewals();

  @BeforeEach
  void sell() {
    shop.sellMonthly("club");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** An order that is paid; the reaction that begins its subscription has not seen it. */
  private OrderId paid() {
    OrderId order = shop.order(7, "club");
    var _ = shop.pay(7, order, 10, NOW);
    return order;
  }

  private Decision<?> renew(OrderId order, long payer, String charge, long stars) {
    return renewals
        .send(
            new OrderCommand.ConfirmPayment(
                order, new TelegramUserId(payer), payment(charge, stars), UNTIL),
            NEXT,
            5,
            PROVENANCE)
        .decision();
  }

  private static Payment payment(String charge, long stars) {
    return new Payment(new ChargeId(charge), "", new Stars(stars), "{}");
  }

  private List<Object> surplus(OrderId order) {
    return shop.story(order).stream().filter(OrderEvent.SurplusCharged.class::isInstance).toList();
  }

  @Test
  void a_renewal_does_not_wait_for_the_reaction_to_the_first_payment() {
    OrderId order = paid();
    for (int i = 0; i < 2; i++) {
      assertThat(renew(order, 7, "second", 10)).isInstanceOf(Decision.Accepted.class);
    }
    assertThat(shop.subscription(order))
        .extracting(Object::getClass)
        .containsExactly(SubscriptionEvent.Started.class, SubscriptionEvent.Renewed.class);
    assertThat(surplus(order)).isEmpty();
  }

  @Test
  void what_a_subscription_has_no_use_for_goes_back_by_its_order() {
    OrderId order = paid();
    var _ = renew(order, 8, "of-somebody-else", 10);
    var _ = renew(order, 7, "too-much", 11);
    assertThat(surplus(order))
        .extracting(it -> ((OrderEvent.SurplusCharged) it).payment().charge().value())
        .containsExactly("of-somebody-else", "too-much");
    assertThat(shop.subscription(order)).hasSize(1);
  }

  /** It was found in Telegram's list first, taken for a surplus, and is on its way back. */
  @Test
  void what_the_order_has_no_use_for_is_no_renewal_when_it_is_told_again() {
    OrderId order = paid();
    recover(order, "early", NOW.plusSeconds(60));
    assertThat(surplus(order)).hasSize(1);
    assertThat(renew(order, 7, "early", 10)).isInstanceOf(Decision.Accepted.class);
    assertThat(surplus(order)).hasSize(1);
    assertThat(shop.subscription(order)).noneMatch(SubscriptionEvent.Renewed.class::isInstance);
  }

  @Test
  void what_is_called_a_renewal_of_an_unpaid_order_pays_it() {
    OrderId order = shop.order(7, "club");
    var _ = renew(order, 7, "first-after-all", 10);
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Paid.class);
    assertThat(shop.subscription(order)).isEmpty();
  }

  @Test
  void a_payment_that_nobody_told_of_is_a_renewal_when_its_time_had_come() {
    OrderId order = paid();
    recover(order, "second", UNTIL);
    assertThat(shop.subscription(order).getLast()).isInstanceOf(SubscriptionEvent.Renewed.class);
    recover(order, "twice", UNTIL.plusSeconds(60));
    assertThat(surplus(order)).hasSize(1);
  }

  private void recover(OrderId order, String charge, Instant paidAt) {
    var command =
        new OrderCommand.RecoverPayment(
            order, new TelegramUserId(7), payment(charge, 10), paidAt.plusSeconds(900));
    var outcome = renewals.send(command, paidAt, paidAt.plus(Selling.PERIOD), PROVENANCE);
    assertThat(outcome.decision()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void what_goes_back_is_the_orders_or_a_renewal_or_nobodys() {
    OrderId order = paid();
    var _ = renew(order, 7, "second", 10);
    assertThat(back(order, "second")).isInstanceOf(Decision.Accepted.class);
    assertThat(shop.subscription(order).getLast()).isInstanceOf(SubscriptionEvent.Revoked.class);
    assertThat(back(order, "charge of " + order)).isInstanceOf(Decision.Accepted.class);
    assertThat(shop.story(order).getLast()).isInstanceOf(OrderEvent.Refunded.class);
    assertThat(back(order, "unknown")).isEqualTo(Decision.refused(Refusal.CHARGE_UNKNOWN));
    OrderId once = shop.order(9, "tea");
    assertThat(back(once, "unknown")).isEqualTo(Decision.refused(Refusal.CHARGE_UNKNOWN));
  }

  private Decision<?> back(OrderId order, String charge) {
    return renewals
        .send(
            new OrderCommand.RecordRefund(order, new ChargeId(charge), new Stars(10), UNTIL),
            PROVENANCE)
        .decision();
  }

  @Test
  void telegrams_word_on_an_order_that_nobody_paid_is_refused() {
    OrderId order = shop.order(7, "club");
    var observe = new SubscriptionCommand.Observe(order, Renewal.CANCELLED, 3, NOW);
    assertThat(renewals.send(observe, PROVENANCE).decision())
        .isEqualTo(Decision.refused(Refusal.SUBSCRIPTION_UNKNOWN));
  }
}
