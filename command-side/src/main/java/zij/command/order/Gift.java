package zij.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.DeliveredGood;
import zij.language.order.GiftLink;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderEvent.GiftReady;
import zij.language.order.OrderEvent.GiftRelinked;
import zij.language.order.OrderEvent.GiftTaken;
import zij.language.order.OrderEvent.GiftWrapped;
import zij.language.order.OrderId;

/**
 * Whose an order's goods are. Of an order that is a gift they are nobody's until somebody who has
 * the link takes them; of any other they are the buyer's, and nothing in here is ever set.
 */
final class Gift {
  /** A buyer who still lacks a link that nobody else has should ask the shop. */
  static final int MAX_LINKS = 20;

  private @Nullable TelegramUserId buyer;
  private @Nullable GiftLink link;
  private int links;
  private boolean ready;
  private boolean goesBack;
  private @Nullable TelegramUserId taker;

  /** What makes an order a gift; empty if the buyer orders for themselves. */
  static Optional<GiftWrapped> wrapping(OrderCommand.Place c) {
    return Optional.ofNullable(c.gift())
        .map(gift -> new GiftWrapped(c.order(), c.buyer(), gift.link(), gift.message(), c.at()));
  }

  /** That the goods are there: for the buyer, or for whoever takes them. */
  OrderEvent delivery(OrderId order, List<DeliveredGood> goods, Instant at) {
    return link == null
        ? new OrderEvent.Delivered(order, goods, at)
        : new GiftReady(order, goods, at);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.ReplaceGiftLink c) {
    if (!c.buyer().equals(buyer)) return refused(Refusal.ORDER_UNKNOWN);
    if (c.instead() != links) return accepted(Done.DONE); // somebody replaced it already
    if (taker != null) return refused(Refusal.GIFT_TAKEN);
    if (goesBack) return refused(Refusal.GIFT_GONE);
    if (links >= MAX_LINKS) return refused(Refusal.GIFT_LINKS_USED_UP);
    apply(new GiftRelinked(c.order(), c.buyer(), c.link(), c.at()));
    return accepted(Done.DONE);
  }

  /** Nobody learns more of a gift than that there is none, but by the link in force. */
  @CommandHandler
  Decision<Done> decide(OrderCommand.TakeGift c) {
    if (!c.link().equals(link)) return refused(Refusal.GIFT_UNKNOWN);
    if (c.taker().equals(taker)) return accepted(Done.DONE);
    if (taker != null) return refused(Refusal.GIFT_TAKEN);
    if (goesBack) return refused(Refusal.GIFT_GONE);
    if (!ready) return refused(Refusal.GIFT_NOT_READY);
    apply(new GiftTaken(c.order(), c.taker(), c.language(), c.at()));
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(OrderEvent event) {
    switch (event) {
      case GiftWrapped e -> {
        buyer = e.buyer();
        linked(e.link());
      }
      case GiftRelinked e -> linked(e.link());
      case GiftReady _ -> ready = true;
      case GiftTaken e -> taker = e.taker();
      case OrderEvent.RefundRequested _,
          OrderEvent.CreditReturned _,
          OrderEvent.Refunded _,
          OrderEvent.ChargedBack _ ->
          goesBack = true;
      case OrderEvent.Placed _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.Paid _,
          OrderEvent.Given _,
          OrderEvent.SurplusCharged _,
          OrderEvent.SurplusRefunded _,
          OrderEvent.Credited _,
          OrderEvent.CreditWithdrawn _,
          OrderEvent.Delivered _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ -> {}
    }
  }

  private void linked(GiftLink to) {
    link = to;
    links++;
  }
}
