package zij.language.subscription;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.product.ProductId;

/** What can be asked of a subscription. */
public sealed interface SubscriptionCommand {
  OrderId order();

  Instant at();

  /** Begins the subscription of an order that was paid, once. */
  @LogicalName("subscription.start")
  record Start(
      OrderId order,
      TelegramUserId buyer,
      Language language,
      ProductId product,
      String title,
      Stars price,
      ChargeId charge,
      Instant paidUntil,
      Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /** Telegram took a further payment. Refused if it is not the subscriber's, or not the price. */
  @LogicalName("subscription.renew")
  record Renew(
      OrderId order,
      TelegramUserId payer,
      Payment payment,
      Instant paidUntil,
      long update,
      Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /**
   * A further payment of which no update told, found in Telegram's list. The list does not say
   * whether it is a renewal; it is refused if it was made in the middle of what was paid for.
   *
   * @param paidAt as Telegram's list says
   */
  @LogicalName("subscription.recover-renewal")
  record RecoverRenewal(
      OrderId order,
      TelegramUserId payer,
      Payment payment,
      Instant paidAt,
      Instant paidUntil,
      Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /**
   * Telegram tells whether it will renew.
   *
   * @param update its number of the update; 0 if it answered a call of ours
   */
  @LogicalName("subscription.observe")
  record Observe(OrderId order, Renewal renewal, long update, Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /**
   * Wants it not to be renewed.
   *
   * @param by {@code SHOP}, or {@code BUYER}, who has to be the {@code person}
   */
  @LogicalName("subscription.cancel")
  record Cancel(OrderId order, CancelledBy by, TelegramUserId person, Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /** The buyer wants what they cancelled here to be renewed after all. */
  @LogicalName("subscription.reactivate")
  record Reactivate(OrderId order, TelegramUserId buyer, Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /** Lets it lapse whose time is up. */
  @LogicalName("subscription.lapse")
  record Lapse(OrderId order, Instant at) implements SubscriptionCommand, Command<Done> {}

  /** The owner wants to give back a renewal. The first payment is the order's. */
  @LogicalName("subscription.refund")
  record Refund(OrderId order, ChargeId charge, TelegramUserId by, Note reason, Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /** Telegram tells of a refund of a renewal. */
  @LogicalName("subscription.record-refund")
  record RecordRefund(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /** A renewal went back without anybody telling. */
  @LogicalName("subscription.record-charge-back")
  record RecordChargeBack(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements SubscriptionCommand, Command<Done> {}

  /** The first payment, which is the order's, went back. */
  @LogicalName("subscription.revoke")
  record Revoke(OrderId order, Instant at) implements SubscriptionCommand, Command<Done> {}
}
