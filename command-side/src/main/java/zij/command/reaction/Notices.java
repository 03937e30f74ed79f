package zij.command.reaction;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import zij.command.order.OrderHistory;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;

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
  void on(OrderEvent.SurplusCharged event) {
    OrderEvent.Placed placed = placed(event.order());
    messenger.tell(
        event.payer(),
        placed.language(),
        new Notice.RefundFollows(event.order(), event.payment().amount(), event.reason()));
  }

  @EventHandler
  void on(OrderEvent.SurplusRefunded event) {
    tellBuyer(new Notice.Refunded(event.order(), event.amount()));
  }

  @EventHandler
  void on(OrderEvent.Refunded event) {
    tellBuyer(new Notice.Refunded(event.order(), event.amount()));
  }

  @EventHandler
  void on(OrderEvent.Credited event) {
    tellBuyer(new Notice.CreditGiven(event.order(), event.amount()));
  }

  private void tellBuyer(Notice notice) {
    OrderEvent.Placed placed = placed(notice.order());
    messenger.tell(placed.buyer(), placed.language(), notice);
  }

  private OrderEvent.Placed placed(OrderId order) {
    return orders.placed(order).orElseThrow(() -> new ReactionFailed("no such order: " + order));
  }
}
