package zij.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static zij.command.SmallShop.NOW;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.membership.MembershipCommand;
import zij.language.membership.MembershipEvent;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.ChatId;
import zij.language.product.Good;
import zij.language.product.ProductId;

/** What Telegram is told of private chats, also when something breaks in the middle. */
class ChatAccessTest {
  private static final ChatId CIRCLE = new ChatId(-1_001_000_000_777L);
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final TrackingToken AT = new GlobalSequenceTrackingToken(9);

  private final SmallShop shop = new SmallShop("tea");
  private final List<String> told = new ArrayList<>();
  private boolean hasToLeave = true;
  private boolean isAway;
  private int links;
  private final ChatAccess access =
      new ChatAccess(
          shop.commands(),
          shop.history(),
          shop.beginning(),
          new Told(),
          (_, _, _) -> hasToLeave,
          () -> NOW);

  /** Telegram, as far as it is told anything. */
  private final class Told implements PrivateChats {
    @Override
    public String invite(ChatId chat, OrderId order) {
      if (isAway) throw new IllegalStateException("away");
      String link = "link " + ++links;
      told.add("make " + link);
      return link;
    }

    @Override
    public void revoke(ChatId chat, String link) {
      told.add("revoke " + link);
    }

    @Override
    public void admit(ChatId chat, TelegramUserId person) {
      told.add("admit " + person);
    }

    @Override
    public void remove(ChatId chat, TelegramUserId person) {
      told.add("remove " + person);
    }
  }

  @BeforeEach
  void sell() {
    shop.sell(new ProductId("circle"), new Good.Chat(CIRCLE, "Circle"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static EventMessage<?> message(Object event) {
    return GenericEventMessage.asEventMessage(event);
  }

  /** Somebody pays for the circle, and it is delivered. */
  private OrderId delivered() {
    OrderId order = shop.order(7, "circle");
    var _ = shop.pay(7, order, 10, NOW);
    var _ = shop.send(new OrderCommand.Deliver(order, NOW));
    var event = (OrderEvent.Delivered) shop.story(order).getLast();
    access.on(event, message(event));
    return order;
  }

  private List<Object> place(OrderId order) {
    return shop.stored(MembershipEvent.aggregateId(order, CIRCLE));
  }

  private void follow(OrderId order) {
    var event = (MembershipEvent) place(order).getLast();
    access.on(event, message(event), AT);
  }

  private OrderId joined() {
    OrderId order = delivered();
    follow(order);
    var _ = shop.send(new MembershipCommand.Admit(order, CIRCLE, BUYER, 1, NOW));
    follow(order);
    return order;
  }

  private void refund(OrderId order) {
    ChargeId charge = new ChargeId("charge of " + order);
    var event = new OrderEvent.Refunded(order, charge, new Stars(10), NOW);
    access.on(event, message(event));
  }

  @Test
  void who_paid_gets_a_link_and_comes_in() {
    joined();
    assertThat(told).containsExactly("make link 1", "admit 7");
  }

  @Test
  void a_refund_revokes_the_link_and_takes_the_person_out() {
    OrderId order = joined();
    refund(order);
    refund(order);
    follow(order);
    assertThat(told).containsExactly("make link 1", "admit 7", "revoke link 1", "remove 7");
  }

  @Test
  void who_has_another_place_in_the_chat_stays() {
    OrderId order = joined();
    hasToLeave = false;
    refund(order);
    follow(order);
    assertThat(told).endsWith("revoke link 1").doesNotContain("remove 7");
  }

  @Test
  void who_came_in_by_another_order_leaves_with_the_last() {
    OrderId order = delivered();
    follow(order);
    refund(order);
    follow(order);
    assertThat(told).containsExactly("make link 1", "revoke link 1", "remove 7");
  }

  @Test
  void who_never_came_by_the_link_is_not_taken_out() {
    hasToLeave = false;
    OrderId order = delivered();
    follow(order);
    refund(order);
    follow(order);
    assertThat(told).containsExactly("make link 1", "revoke link 1");
  }

  @Test
  void a_link_that_is_made_twice_counts_once() {
    OrderId order = delivered();
    var opened = (MembershipEvent) place(order).getLast();
    access.on(opened, message(opened), AT);
    access.on(opened, message(opened), AT); // as after a crash
    assertThat(told).containsExactly("make link 1", "make link 2", "revoke link 2");
    assertThat(place(order)).hasSize(2);
  }

  @Test
  void a_link_that_comes_after_the_end_is_revoked() {
    OrderId order = delivered();
    var opened = (MembershipEvent) place(order).getLast();
    refund(order);
    access.on(opened, message(opened), AT);
    assertThat(told).containsExactly("make link 1", "revoke link 1");
  }

  @Test
  void while_telegram_is_away_nothing_is_said_to_be_done() {
    OrderId order = delivered();
    isAway = true;
    assertThatThrownBy(() -> follow(order)).hasMessage("away");
    assertThat(place(order)).hasSize(1);
    isAway = false;
    follow(order);
    assertThat(place(order)).hasSize(2);
  }

  @Test
  void another_link_makes_the_one_before_worthless() {
    OrderId order = delivered();
    follow(order);
    var _ = shop.send(new MembershipCommand.ReplaceLink(order, CIRCLE, NOW));
    follow(order);
    assertThat(told).containsExactly("make link 1", "revoke link 1", "make link 2");
  }

  @Test
  void an_order_without_a_chat_opens_none() {
    OrderId order = shop.order(9, "tea");
    var _ = shop.pay(9, order, 10, NOW);
    var _ = shop.send(new OrderCommand.Deliver(order, NOW));
    var event = (OrderEvent.Delivered) shop.story(order).getLast();
    access.on(event, message(event));
    refund(order);
    assertThat(told).isEmpty();
  }
}
