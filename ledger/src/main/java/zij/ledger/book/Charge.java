package zij.ledger.book;

import java.time.Instant;
import java.util.Optional;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.Payment;
import zij.language.subscription.SubscriptionEvent;

/**
 * A payment that Telegram took for us.
 *
 * @param position of its log entry
 */
public record Charge(long position, ChargeId id, TelegramUserId payer, Amount amount, Instant at) {

  private Charge(long position, TelegramUserId payer, Payment payment, Instant at) {
    this(position, payment.charge(), payer, Amount.of(payment.amount()), at);
  }

  static Charge of(long position, OrderEvent.Paid event) {
    return new Charge(position, event.buyer(), event.payment(), event.at());
  }

  static Charge of(long position, OrderEvent.SurplusCharged event) {
    return new Charge(position, event.payer(), event.payment(), event.at());
  }

  static Charge of(long position, SubscriptionEvent.Renewed event) {
    return new Charge(position, event.buyer(), event.payment(), event.at());
  }

  /** The charge that an event of a subscription tells of for the first time, if it does. */
  static Optional<Charge> toldBy(long position, SubscriptionEvent event) {
    return switch (event) {
      case SubscriptionEvent.Renewed e -> Optional.of(of(position, e));
      case SubscriptionEvent.Started _, // by a payment of the order
          SubscriptionEvent.RenewalFailed _,
          SubscriptionEvent.CancelRequested _,
          SubscriptionEvent.ReactivationRequested _,
          SubscriptionEvent.Cancelled _,
          SubscriptionEvent.Reactivated _,
          SubscriptionEvent.Confirmed _,
          SubscriptionEvent.Lapsed _,
          SubscriptionEvent.RefundRequested _,
          SubscriptionEvent.Refunded _,
          SubscriptionEvent.ChargedBack _,
          SubscriptionEvent.Revoked _ ->
          Optional.empty();
    };
  }

  /** The charge that an event tells of, if it tells of one. */
  static Optional<Charge> toldBy(long position, OrderEvent event) {
    return switch (event) {
      case OrderEvent.Paid e -> Optional.of(of(position, e));
      case OrderEvent.SurplusCharged e -> Optional.of(of(position, e));
      case OrderEvent.Placed _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.SurplusRefunded _,
          OrderEvent.RefundRequested _,
          OrderEvent.Credited _,
          OrderEvent.CreditWithdrawn _,
          OrderEvent.CreditReturned _,
          OrderEvent.Refunded _,
          OrderEvent.ChargedBack _,
          OrderEvent.Delivered _,
          OrderEvent.Cancelled _,
          OrderEvent.Given _,
          OrderEvent.Expired _ ->
          Optional.empty();
    };
  }
}
