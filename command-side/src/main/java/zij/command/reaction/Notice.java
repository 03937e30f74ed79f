package zij.command.reaction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Money;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderId;
import zij.language.parcel.Tracking;
import zij.language.subscription.CancelledBy;

/** What a buyer is told in the chat with the bot. */
public sealed interface Notice {
  OrderId order();

  /** The goods are there. */
  record GoodsDelivered(OrderId order, List<DeliveredGood> goods) implements Notice {
    public GoodsDelivered {
      goods = List.copyOf(goods);
    }
  }

  /** The goods of a gift are there, and so is its link. */
  record GiftReady(OrderId order) implements Notice {}

  /** Somebody took the gift. */
  record GiftTaken(OrderId order) implements Notice {}

  /** A gift is the taker's, who is told this. */
  record GiftReceived(OrderId order, List<DeliveredGood> goods) implements Notice {
    public GiftReceived {
      goods = List.copyOf(goods);
    }
  }

  /** A gift is the taker's no longer: what was paid for it went back. */
  record GiftGone(OrderId order) implements Notice {}

  /** A payment was of no use and will be given back. */
  record RefundFollows(OrderId order, Stars amount, Refusal reason) implements Notice {}

  /** A subscription was paid for another period. */
  record Renewed(OrderId order, String title, Stars amount, Instant paidUntil) implements Notice {}

  /** A subscription could not be paid for another period. */
  record RenewalFailed(OrderId order, String title, Instant paidUntil) implements Notice {}

  /** A subscription will not be paid for another period. */
  record SubscriptionCancelled(OrderId order, String title, CancelledBy by, Instant paidUntil)
      implements Notice {}

  /** A subscription will be paid for another period after all. */
  record SubscriptionReactivated(OrderId order, String title, Instant paidUntil)
      implements Notice {}

  /** What was paid of a subscription is over, or went back. */
  record SubscriptionEnded(OrderId order, String title) implements Notice {}

  /** A private chat can be entered by the reader, and by nobody else. */
  record ChatOpen(OrderId order, String title, String link) implements Notice {}

  /**
   * A payment was given back.
   *
   * @param own whether the order is the reader's; if not, nobody but its buyer sees it
   */
  record Refunded(OrderId order, Stars amount, boolean own) implements Notice {}

  /** A parcel is paid, and waits to be sent. */
  record ParcelPaid(OrderId order) implements Notice {}

  /**
   * The carrier has a parcel.
   *
   * @param tracking null if the carrier gives no number
   */
  record ParcelSent(OrderId order, @Nullable Tracking tracking) implements Notice {}

  /** The money of a parcel went back. */
  record ParcelRefunded(OrderId order, Money amount) implements Notice {}

  /** A payment of money was of no use and will be given back. */
  record ParcelSurplus(OrderId order) implements Notice {}

  /** What was paid was given back as store credit, all of it or a part. */
  record CreditGiven(OrderId order, Stars amount) implements Notice {}
}
