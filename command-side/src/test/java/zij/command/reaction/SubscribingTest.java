package zij.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.SmallShop.NOW;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.person.PersonEvent;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.SubscriptionEvent;

/** What Telegram is told of subscriptions, and what follows from its answer. */
class SubscribingTest {
  private static final TelegramUserId BUYER = new TelegramUserId(7);

  private final SmallShop shop = new SmallShop("tea");
  private final List<String> told = new ArrayList<>();
  private boolean isOver;
  private final List<OrderId> running = new ArrayList<>();
  private final Subscribing subscribing =
      new Subscribing(
          shop.commands(),
          shop.beginning(),
          this::renew,
          (_, _) -> {},
          (person, position) -> person.equals(BUYER) && position == 9 ? running : List.of(),
          () -> NOW);

  private boolean renew(TelegramUserId subscriber, ChargeId first, boolean renew) {
    told.add((renew ? "renew " : "cancel ") + subscriber + " " + first.value());
    return !isOver || !renew;
  }

  @BeforeEach
  void sell() {
    shop.sellMonthly("club");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static OrderEvent.SurplusCharged surplus(OrderId order, String evidence) {
    Payment payment = new Payment(new ChargeId("twice"), "", new Stars(10), evidence);
    return new OrderEvent.SurplusCharged(order, BUYER, payment, Refusal.ALREADY_PAID, NOW);
  }

  @Test
  void what_telegram_began_with_a_payment_of_no_use_is_ended() {
    subscribing.on(surplus(shop.order(7, "club"), "first"));
    assertThat(told).containsExactly("cancel 7 twice");
  }

  @Test
  void a_surplus_that_begins_nothing_ends_nothing() {
    subscribing.on(surplus(shop.order(7, "club"), "a renewal"));
    subscribing.on(surplus(shop.order(9, "tea"), "first"));
    assertThat(told).isEmpty();
  }

  /** Or all that is asked of Telegram later would wait behind it. */
  @Test
  void what_is_over_is_not_taken_up_again() {
    OrderId order = shop.order(7, "club");
    var _ = shop.pay(7, order, 10, NOW);
    var paid = (OrderEvent.Paid) shop.story(order).getLast();
    subscribing.on(paid, GenericEventMessage.asEventMessage(paid));
    var event =
        new SubscriptionEvent.ReactivationRequested(order, BUYER, new ChargeId("first"), NOW);
    isOver = true;
    subscribing.on(event, GenericEventMessage.asEventMessage(event));
    assertThat(told).containsExactly("renew 7 first");
    assertThat(shop.subscription(order).getLast()).isInstanceOf(SubscriptionEvent.Cancelled.class);
  }

  @Test
  void who_is_erased_wants_no_further_payment_taken() {
    OrderId order = shop.order(7, "club");
    var _ = shop.pay(7, order, 10, NOW);
    var paid = (OrderEvent.Paid) shop.story(order).getLast();
    subscribing.on(paid, GenericEventMessage.asEventMessage(paid));
    running.add(order);
    var event = new PersonEvent.Erased(BUYER, 0, NOW);
    subscribing.on(
        event, GenericEventMessage.asEventMessage(event), new GlobalSequenceTrackingToken(9));
    assertThat(shop.subscription(order).getLast())
        .isInstanceOfSatisfying(
            SubscriptionEvent.CancelRequested.class,
            wish -> assertThat(wish.by()).isEqualTo(CancelledBy.BUYER));
  }
}
