package zij.command.reaction;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import zij.command.order.OrderHistory;
import zij.language.TelegramUserId;
import zij.language.membership.MembershipEvent;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.subscription.SubscriptionEvent;

/** The buyer hears from the bot what became of an order. */
@ProcessingGroup(Notices.GROUP)
public final class Notices {
  public static final String GROUP = "notices";

  private final OrderHistory orders;
  private final Messenger messenger;

  public Notices(OrderHistory orders, Messenger messenger) {
    this.orders = orders;
    this.messenger = messenger;
  }

  @EventHandler
  void on(OrderEvent.Delivered event) {
    tellBuyer(new Notice.GoodsDelivered(event.order(), event.goods()));
  }

  @EventHandler
  void on(OrderEvent.GiftReady event) {
    tellBuyer(new Notice.GiftReady(event.order()));
  }

  /** The buyer is not told who it was; who took it back knows. */
  @EventHandler
  void on(OrderEvent.GiftTaken event) {
    OrderEvent.GiftReady ready =
        orders
            .giftReady(event.order())
            .orElseThrow(() -> new ReactionFailed("taken before it was there: " + event.order()));
    messenger.tell(
        event.taker(), event.language(), new Notice.GiftReceived(event.order(), ready.goods()));
    boolean isBuyers = event.taker().equals(placed(event.order()).buyer());
    if (!isBuyers) tellBuyer(new Notice.GiftTaken(event.order()));
  }

  @EventHandler
  void on(OrderEvent.SurplusCharged event) {
    OrderEvent.Placed placed = placed(event.order());
    messenger.tell(
        event.payer(),
        placed.language(),
        new Notice.RefundFollows(event.order(), event.payment().amount(), event.reason()));
  }

  /** Whoever paid what was of no use is told, who need not be the buyer. */
  @EventHandler
  void on(OrderEvent.SurplusRefunded event) {
    OrderEvent.Placed placed = placed(event.order());
    TelegramUserId payer =
        orders
            .surplus(event.order(), event.charge())
            .map(OrderEvent.SurplusCharged::payer)
            .orElseThrow(() -> new ReactionFailed("refunded and not charged: " + event.order()));
    boolean isOwn = payer.equals(placed.buyer());
    messenger.tell(
        payer, placed.language(), new Notice.Refunded(event.order(), event.amount(), isOwn));
  }

  @EventHandler
  void on(OrderEvent.Refunded event) {
    tellBuyer(new Notice.Refunded(event.order(), event.amount(), true));
    tellTaker(event.order());
  }

  @EventHandler
  void on(OrderEvent.ChargedBack event) {
    tellTaker(event.order());
  }

  @EventHandler
  void on(OrderEvent.Credited event) {
    tellBuyer(new Notice.CreditGiven(event.order(), event.amount()));
  }

  @EventHandler
  void on(OrderEvent.CreditReturned event) {
    tellBuyer(new Notice.CreditGiven(event.order(), event.amount()));
    tellTaker(event.order());
  }

  @EventHandler
  void on(SubscriptionEvent event) {
    switch (event) {
      case SubscriptionEvent.Renewed e ->
          tellBuyer(
              new Notice.Renewed(e.order(), title(e.order()), e.payment().amount(), e.paidUntil()));
      case SubscriptionEvent.RenewalFailed e ->
          tellBuyer(new Notice.RenewalFailed(e.order(), title(e.order()), e.paidUntil()));
      case SubscriptionEvent.Cancelled e ->
          tellBuyer(
              new Notice.SubscriptionCancelled(e.order(), title(e.order()), e.by(), e.paidUntil()));
      case SubscriptionEvent.Reactivated e ->
          tellBuyer(new Notice.SubscriptionReactivated(e.order(), title(e.order()), e.paidUntil()));
      case SubscriptionEvent.Lapsed e ->
          tellBuyer(new Notice.SubscriptionEnded(e.order(), title(e.order())));
      case SubscriptionEvent.Revoked e ->
          tellBuyer(new Notice.SubscriptionEnded(e.order(), title(e.order())));
      case SubscriptionEvent.Refunded e ->
          tellBuyer(new Notice.Refunded(e.order(), e.amount(), true));
      case SubscriptionEvent.Started _, // the goods say it
          SubscriptionEvent.CancelRequested _,
          SubscriptionEvent.ReactivationRequested _,
          SubscriptionEvent.Confirmed _,
          SubscriptionEvent.RefundRequested _,
          SubscriptionEvent.ChargedBack _ -> {}
    }
  }

  @EventHandler
  void on(MembershipEvent.Invited event) {
    Notice notice = new Notice.ChatOpen(event.order(), event.title(), event.link());
    messenger.tell(event.person(), event.language(), notice);
  }

  private String title(OrderId order) {
    return placed(order).lines().getFirst().title();
  }

  private void tellBuyer(Notice notice) {
    OrderEvent.Placed placed = placed(notice.order());
    messenger.tell(placed.buyer(), placed.language(), notice);
  }

  /** Whoever took a gift from somebody else has it no longer; of other orders nobody hears. */
  private void tellTaker(OrderId order) {
    orders
        .giftTaken(order)
        .filter(taken -> !taken.taker().equals(placed(order).buyer()))
        .ifPresent(
            taken -> messenger.tell(taken.taker(), taken.language(), new Notice.GiftGone(order)));
  }

  private OrderEvent.Placed placed(OrderId order) {
    return orders.placed(order).orElseThrow(() -> new ReactionFailed("no such order: " + order));
  }
}
