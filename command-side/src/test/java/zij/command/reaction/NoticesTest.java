package zij.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static zij.command.SmallShop.NOW;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;

/** Who is told of a payment that was of no use. */
class NoticesTest {
  private record Told(long person, Notice notice) {}

  private final SmallShop shop = new SmallShop("tea");
  private final List<Told> told = new ArrayList<>();
  private final Notices notices =
      new Notices(
          shop.history(), (person, _, notice) -> told.add(new Told(person.value(), notice)));

  @AfterEach
  void close() {
    shop.close();
  }

  private OrderEvent.SurplusCharged surplus(OrderId order, long payer, long stars) {
    var _ = shop.pay(payer, order, stars, NOW);
    return (OrderEvent.SurplusCharged) shop.story(order).getLast();
  }

  private static OrderEvent.SurplusRefunded back(OrderEvent.SurplusCharged surplus) {
    ChargeId charge = surplus.payment().charge();
    Stars amount = surplus.payment().amount();
    return new OrderEvent.SurplusRefunded(surplus.order(), charge, amount, NOW);
  }

  @Test
  void whoever_paid_for_somebody_else_hears_that_it_comes_back_and_the_buyer_does_not() {
    OrderId order = shop.order(7, "tea");
    OrderEvent.SurplusCharged surplus = surplus(order, 8, 10);
    notices.on(surplus);
    notices.on(back(surplus));
    assertThat(told).extracting(Told::person).containsExactly(8L, 8L);
    assertThat(told.getLast().notice()).isEqualTo(new Notice.Refunded(order, new Stars(10), false));
  }

  @Test
  void a_buyer_who_paid_another_amount_hears_it_of_their_own_order() {
    OrderId order = shop.order(7, "tea");
    notices.on(back(surplus(order, 7, 11)));
    assertThat(told).containsExactly(new Told(7, new Notice.Refunded(order, new Stars(11), true)));
  }

  @Test
  void a_refund_of_what_was_never_charged_is_told_to_nobody() {
    OrderId order = shop.order(7, "tea");
    var refund = new OrderEvent.SurplusRefunded(order, new ChargeId("none"), new Stars(10), NOW);
    assertThatThrownBy(() -> notices.on(refund)).isInstanceOf(ReactionFailed.class);
    assertThat(told).isEmpty();
  }
}
