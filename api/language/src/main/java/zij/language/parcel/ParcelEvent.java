package zij.language.parcel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Money;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;

/**
 * What can happen to a parcel: to an order that is paid with money and sent by post. It lapses
 * without an event when its time is up, because nothing has to be given back then. Names and shapes
 * are stored for ever.
 */
public sealed interface ParcelEvent {
  OrderId order();

  /** When it was decided. */
  Instant at();

  /** Under which a parcel stands in the log. No other id begins like this. */
  static String aggregateId(OrderId order) {
    return "parcel:" + order;
  }

  /**
   * A buyer ordered; lines and total are frozen.
   *
   * @param total of the lines; shipping is added when the address is known
   * @param fingerprint hash of what was asked, so that the idempotency key cannot carry two orders
   * @param expiresAt from when on it cannot be paid any more
   */
  @LogicalName("parcel.placed")
  record Placed(
      OrderId order,
      TelegramUserId buyer,
      Language language,
      List<ParcelLine> lines,
      Money total,
      String fingerprint,
      Instant expiresAt,
      Instant at)
      implements ParcelEvent {
    public Placed {
      lines = List.copyOf(lines);
    }
  }

  /** An invoice link was made, which the buyer's client can open. */
  @LogicalName("parcel.invoice-issued")
  record InvoiceIssued(OrderId order, String link, Instant at) implements ParcelEvent {}

  /**
   * Telegram asked whether the payment may go on, and we said yes. It is not the payment.
   *
   * @param total with shipping
   */
  @LogicalName("parcel.checkout-approved")
  record CheckoutApproved(
      OrderId order, String query, ChosenShipping shipping, Money total, Instant at)
      implements ParcelEvent {}

  /** Telegram asked whether the payment may go on, and we said no. */
  @LogicalName("parcel.checkout-refused")
  record CheckoutRefused(OrderId order, String query, Refusal reason, Instant at)
      implements ParcelEvent {}

  /**
   * Telegram confirmed the payment. It names buyer, lines, shipping and amount once more, because
   * this entry is the buyer's receipt and has to stand by itself.
   */
  @LogicalName("parcel.paid")
  record Paid(
      OrderId order,
      TelegramUserId buyer,
      List<ParcelLine> lines,
      ChosenShipping shipping,
      ParcelPayment payment,
      Instant at)
      implements ParcelEvent {
    public Paid {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Telegram confirmed a payment that the parcel has no use for. The merchant has to give it back
   * at the provider.
   */
  @LogicalName("parcel.surplus-charged")
  record SurplusCharged(
      OrderId order, TelegramUserId payer, ParcelPayment payment, Refusal reason, Instant at)
      implements ParcelEvent {}

  /**
   * The merchant gave it to the carrier; said again, the number was corrected.
   *
   * @param tracking null if the carrier gives none
   */
  @LogicalName("parcel.sent")
  record Sent(OrderId order, @Nullable Tracking tracking, TelegramUserId by, Instant at)
      implements ParcelEvent {}

  /**
   * The merchant says that the provider gave the parcel's payment back in full.
   *
   * @param payer who has it again
   * @param reference the provider's, of the refund
   * @param by the merchant
   */
  @LogicalName("parcel.refunded")
  record Refunded(
      OrderId order,
      TelegramUserId payer,
      ChargeId charge,
      Money amount,
      RefundReference reference,
      TelegramUserId by,
      Note reason,
      Instant at)
      implements ParcelEvent {}

  /** The same of a payment that the parcel had no use for. */
  @LogicalName("parcel.surplus-refunded")
  record SurplusRefunded(
      OrderId order,
      TelegramUserId payer,
      ChargeId charge,
      Money amount,
      RefundReference reference,
      TelegramUserId by,
      Note reason,
      Instant at)
      implements ParcelEvent {}

  /** The buyer thought better of it before paying. */
  @LogicalName("parcel.cancelled")
  record Cancelled(OrderId order, Instant at) implements ParcelEvent {}
}
