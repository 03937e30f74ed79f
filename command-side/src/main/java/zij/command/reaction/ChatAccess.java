package zij.command.reaction;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import zij.command.Commands;
import zij.command.order.OrderHistory;
import zij.command.subscription.Beginning;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.membership.MembershipCommand;
import zij.language.membership.MembershipEvent;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.Good;
import zij.language.subscription.SubscriptionEvent;

/**
 * Who was delivered a private chat has a place in it, for as long as it is paid for; and what is
 * decided of places is done at Telegram. Each step can be repeated: a crash in between may leave a
 * link behind that lets nobody in, and no more.
 */
@ProcessingGroup(ChatAccess.GROUP)
public final class ChatAccess {
  public static final String GROUP = "chat-access";

  private final Reaction reaction;
  private final OrderHistory orders;
  private final Beginning beginning;
  private final PrivateChats chats;
  private final Members members;
  private final InstantSource clock;

  public ChatAccess(
      Commands commands,
      OrderHistory orders,
      Beginning beginning,
      PrivateChats chats,
      Members members,
      InstantSource clock) {
    this.reaction = new Reaction(GROUP, commands);
    this.orders = orders;
    this.beginning = beginning;
    this.chats = chats;
    this.members = members;
    this.clock = clock;
  }

  @EventHandler
  void on(OrderEvent.Delivered event, EventMessage<?> message) {
    open(event.order(), event.goods(), false, message);
  }

  @EventHandler
  void on(OrderEvent.GiftTaken event, EventMessage<?> message) {
    List<DeliveredGood> goods = orders.goods(event.order());
    open(event.order(), goods, event.taker(), event.language(), false, message);
  }

  @EventHandler
  void on(OrderEvent.Refunded event, EventMessage<?> message) {
    endUnlessSubscribed(event.order(), message);
  }

  @EventHandler
  void on(OrderEvent.ChargedBack event, EventMessage<?> message) {
    endUnlessSubscribed(event.order(), message);
  }

  @EventHandler
  void on(OrderEvent.CreditReturned event, EventMessage<?> message) {
    endUnlessSubscribed(event.order(), message);
  }

  /** Of a subscription that had ended, too. */
  @EventHandler
  void on(SubscriptionEvent.Renewed event, EventMessage<?> message) {
    open(event.order(), orders.goods(event.order()), true, message);
  }

  @EventHandler
  void on(SubscriptionEvent.Lapsed event, EventMessage<?> message) {
    end(event.order(), message);
  }

  @EventHandler
  void on(SubscriptionEvent.Revoked event, EventMessage<?> message) {
    end(event.order(), message);
  }

  @EventHandler
  void on(MembershipEvent event, EventMessage<?> message, TrackingToken token) {
    switch (event) {
      case MembershipEvent.Opened e -> invite(e, message);
      case MembershipEvent.Invited _ -> {} // the person is told by the notices
      case MembershipEvent.Admitted e -> chats.admit(e.chat(), e.person());
      case MembershipEvent.Ended e -> close(e, token.position().orElse(0));
    }
  }

  /** A link that came second, or too late, lets nobody in; and it is not left lying about. */
  private void invite(MembershipEvent.Opened event, EventMessage<?> message) {
    if (event.instead() != null) chats.revoke(event.chat(), event.instead());
    String link = chats.invite(event.chat(), event.order());
    var invite = new MembershipCommand.Invite(event.order(), event.chat(), link, clock.instant());
    boolean counts =
        reaction.send(message, invite) instanceof Decision.Accepted<String>(String used)
            && used.equals(link);
    if (!counts) chats.revoke(event.chat(), link);
  }

  /**
   * Who came in otherwise, or has bought a place once more, stays; and leaves when the last of them
   * ends, by whichever of them they had come in.
   */
  private void close(MembershipEvent.Ended event, long position) {
    if (event.link() != null) chats.revoke(event.chat(), event.link());
    if (members.haveToLeave(event.person(), event.chat(), position)) {
      chats.remove(event.chat(), event.person());
    }
  }

  /** A subscription's payments are many, and one that goes back need not end it. */
  private void endUnlessSubscribed(OrderId order, EventMessage<?> message) {
    if (beginning.product(order).isEmpty()) end(order, message);
  }

  private void end(OrderId order, EventMessage<?> message) {
    rooms(orders.goods(order))
        .forEach(room -> {
          var end = new MembershipCommand.End(order, room.chat(), clock.instant());
          boolean goesOn =
              reaction.send(message, end) instanceof Decision.Refused<Done>(Refusal why, _)
                  && why != Refusal.MEMBERSHIP_UNKNOWN; // of a gift that nobody took
          if (goesOn) throw new ReactionFailed(order + " still opens " + room.chat());
        });
  }

  private void open(
      OrderId order, List<DeliveredGood> goods, boolean anew, EventMessage<?> message) {
    if (rooms(goods).findAny().isEmpty()) return;
    OrderEvent.Placed placed =
        orders.placed(order).orElseThrow(() -> new ReactionFailed("no such order: " + order));
    open(order, goods, placed.buyer(), placed.language(), anew, message);
  }

  private void open(
      OrderId order,
      List<DeliveredGood> goods,
      TelegramUserId person,
      Language language,
      boolean anew,
      EventMessage<?> message) {
    rooms(goods)
        .forEach(room -> {
          var _ =
              reaction.because(
                  message,
                  new MembershipCommand.Open(
                      order, room.chat(), person, room.title(), language, anew, clock.instant()));
        });
  }

  private static Stream<Good.Chat> rooms(List<DeliveredGood> goods) {
    return goods.stream()
        .map(DeliveredGood::good)
        .filter(Good.Chat.class::isInstance)
        .map(Good.Chat.class::cast);
  }
}
