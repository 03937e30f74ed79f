package zij.language.subscription;

import java.time.Instant;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.product.ProductId;

/**
 * What can happen to a subscription: to what became of an order that is paid again every 30 days.
 * {@code update} is Telegram's number of the update that told, 0 if none did; it puts what Telegram
 * tells in order. Names and shapes are stored for ever.
 */
public sealed interface SubscriptionEvent {
  OrderId order();

  /** When it was decided. */
  Instant at();

  /** Under which an order's subscription stands in the log. No other id begins like this. */
  static String aggregateId(OrderId order) {
    return "subscription:" + order;
  }

  /**
   * The order was paid; access begins.
   *
   * @param title of the product, in the buyer's language
   * @param price of each period; it stays, whatever the product costs later
   * @param charge of the first payment, by which Telegram knows the subscription
   * @param paidUntil when Telegram takes the next payment
   */
  @LogicalName("subscription.started")
  record Started(
      OrderId order,
      TelegramUserId buyer,
      Language language,
      ProductId product,
      String title,
      Stars price,
      ChargeId charge,
      Instant paidUntil,
      Instant at)
      implements SubscriptionEvent {}

  /**
   * Telegram took a further payment; this entry is the receipt of it.
   *
   * @param renewal whether it goes on, by the newest that Telegram told: a payment may be told late
   */
  @LogicalName("subscription.renewed")
  record Renewed(
      OrderId order,
      TelegramUserId buyer,
      ProductId product,
      Payment payment,
      Instant paidUntil,
      Renewal renewal,
      long update,
      Instant at)
      implements SubscriptionEvent {}

  /** Telegram could not take the next payment. Access ends with what is paid for. */
  @LogicalName("subscription.renewal-failed")
  record RenewalFailed(OrderId order, Instant paidUntil, long update, Instant at)
      implements SubscriptionEvent {}

  /**
   * Somebody wants it not to be renewed. Telegram is asked after that.
   *
   * @param charge of the first payment
   * @param person who wants it: the buyer or who acts for the shop
   */
  @LogicalName("subscription.cancel-requested")
  record CancelRequested(
      OrderId order,
      TelegramUserId buyer,
      ChargeId charge,
      CancelledBy by,
      TelegramUserId person,
      Instant at)
      implements SubscriptionEvent {}

  /** The buyer wants a cancelled subscription to be renewed after all. Telegram is asked then. */
  @LogicalName("subscription.reactivation-requested")
  record ReactivationRequested(OrderId order, TelegramUserId buyer, ChargeId charge, Instant at)
      implements SubscriptionEvent {}

  /** It will not be renewed. Access ends with what is paid for. */
  @LogicalName("subscription.cancelled")
  record Cancelled(OrderId order, CancelledBy by, Instant paidUntil, long update, Instant at)
      implements SubscriptionEvent {}

  /** It will be renewed after all. */
  @LogicalName("subscription.reactivated")
  record Reactivated(OrderId order, Instant paidUntil, long update, Instant at)
      implements SubscriptionEvent {}

  /**
   * Telegram told what was known already. It is kept, so that what Telegram told before that, and
   * what comes later, cannot undo it.
   */
  @LogicalName("subscription.confirmed")
  record Confirmed(OrderId order, Renewal renewal, long update, Instant at)
      implements SubscriptionEvent {}

  /** What was paid for is over, and nothing more was paid. Access ended. */
  @LogicalName("subscription.lapsed")
  record Lapsed(OrderId order, Instant at) implements SubscriptionEvent {}

  /**
   * The owner wants to give back a renewal. Telegram is asked after that.
   *
   * @param by the owner
   */
  @LogicalName("subscription.refund-requested")
  record RefundRequested(
      OrderId order,
      TelegramUserId buyer,
      ChargeId charge,
      Stars amount,
      TelegramUserId by,
      Note reason,
      Instant at)
      implements SubscriptionEvent {}

  /** A renewal went back in full. */
  @LogicalName("subscription.refunded")
  record Refunded(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements SubscriptionEvent {}

  /** A renewal went back in full, and nobody told of a refund: a store took the Stars back. */
  @LogicalName("subscription.charged-back")
  record ChargedBack(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements SubscriptionEvent {}

  /**
   * The last payment went back, so access ended at once.
   *
   * @param first charge of the first payment, by which Telegram is told to take no more
   * @param charge which went back
   * @param paidUntil until when it would have paid
   */
  @LogicalName("subscription.revoked")
  record Revoked(
      OrderId order,
      TelegramUserId buyer,
      ChargeId first,
      ChargeId charge,
      Stars amount,
      Instant paidUntil,
      Instant at)
      implements SubscriptionEvent {}
}
