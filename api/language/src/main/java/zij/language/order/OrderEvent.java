package zij.language.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditId;
import zij.language.difference.Note;
import zij.language.promotion.Discount;

/** What can happen to an order. Names and shapes are stored for ever. */
public sealed interface OrderEvent {
  OrderId order();

  /** When it was decided. */
  Instant at();

  /**
   * A buyer ordered; lines, discount and total are frozen.
   *
   * @param discount what came off of the lines; null if nothing did
   * @param credit store credit that pays a part of the rest, or all of it; null if none does
   * @param total what is left to pay, in Stars
   * @param fingerprint hash of what was asked, so that the idempotency key cannot carry two orders
   * @param expiresAt when the order lapses if it is not paid
   */
  @LogicalName(
      value = "order.placed",
      revision = "3",
      reads = {"1", "2"})
  record Placed(
      OrderId order,
      TelegramUserId buyer,
      Language language,
      List<OrderLine> lines,
      @Nullable Discount discount,
      @Nullable Stars credit,
      Stars total,
      String fingerprint,
      Instant expiresAt,
      Instant at)
      implements OrderEvent {
    public Placed {
      lines = List.copyOf(lines);
    }

    /** Without credit, as in revision 2. */
    public Placed(
        OrderId order,
        TelegramUserId buyer,
        Language language,
        List<OrderLine> lines,
        @Nullable Discount discount,
        Stars total,
        String fingerprint,
        Instant expiresAt,
        Instant at) {
      this(order, buyer, language, lines, discount, null, total, fingerprint, expiresAt, at);
    }

    /** At the full price, as in revision 1. */
    public Placed(
        OrderId order,
        TelegramUserId buyer,
        Language language,
        List<OrderLine> lines,
        Stars total,
        String fingerprint,
        Instant expiresAt,
        Instant at) {
      this(order, buyer, language, lines, null, null, total, fingerprint, expiresAt, at);
    }

    /** What is sold, after the discount: in Stars or in credit. */
    public Stars worth() {
      return credit == null ? total : total.plus(credit);
    }
  }

  /** An invoice link was made, which the buyer's client can open. */
  @LogicalName("order.invoice-issued")
  record InvoiceIssued(OrderId order, String link, Instant at) implements OrderEvent {}

  /** Telegram asked whether the payment may go on, and we said yes. It is not the payment. */
  @LogicalName("order.checkout-approved")
  record CheckoutApproved(OrderId order, String query, Instant at) implements OrderEvent {}

  /** Telegram asked whether the payment may go on, and we said no. */
  @LogicalName("order.checkout-refused")
  record CheckoutRefused(OrderId order, String query, Refusal reason, Instant at)
      implements OrderEvent {}

  /**
   * Telegram confirmed the payment. It names buyer, lines and amount once more, because this entry
   * is the buyer's receipt and has to stand by itself.
   *
   * @param discount what came off of the lines; null if nothing did
   * @param credit store credit that paid a part of the rest; null if none did
   */
  @LogicalName(
      value = "order.paid",
      revision = "3",
      reads = {"1", "2"})
  record Paid(
      OrderId order,
      TelegramUserId buyer,
      List<OrderLine> lines,
      @Nullable Discount discount,
      @Nullable Stars credit,
      Payment payment,
      Instant at)
      implements OrderEvent {
    public Paid {
      lines = List.copyOf(lines);
    }

    /** Without credit, as in revision 2. */
    public Paid(
        OrderId order,
        TelegramUserId buyer,
        List<OrderLine> lines,
        @Nullable Discount discount,
        Payment payment,
        Instant at) {
      this(order, buyer, lines, discount, null, payment, at);
    }

    /** At the full price, as in revision 1. */
    public Paid(
        OrderId order, TelegramUserId buyer, List<OrderLine> lines, Payment payment, Instant at) {
      this(order, buyer, lines, null, null, payment, at);
    }
  }

  /**
   * A discount and store credit left nothing to pay. It is the buyer's receipt and says as much as
   * a payment does.
   *
   * @param discount what came off of the lines; null if nothing did
   * @param credit that paid the rest; null if the discount took off everything
   */
  @LogicalName(value = "order.given", revision = "2", reads = "1")
  record Given(
      OrderId order,
      TelegramUserId buyer,
      List<OrderLine> lines,
      @Nullable Discount discount,
      @Nullable Stars credit,
      Instant at)
      implements OrderEvent {
    public Given {
      lines = List.copyOf(lines);
    }

    /** All of the price came off, as in revision 1. */
    public Given(
        OrderId order, TelegramUserId buyer, List<OrderLine> lines, Discount discount, Instant at) {
      this(order, buyer, lines, discount, null, at);
    }

    /** What follows from an order at once; empty if something is left to pay. */
    public static Optional<Given> of(Placed p) {
      return p.total().equals(Stars.ZERO)
          ? Optional.of(
              new Given(p.order(), p.buyer(), p.lines(), p.discount(), p.credit(), p.at()))
          : Optional.empty();
    }
  }

  /**
   * Telegram confirmed a payment that the order has no use for (it is paid already, was cancelled,
   * or the amount differs). It has to be refunded.
   */
  @LogicalName("order.surplus-charged")
  record SurplusCharged(
      OrderId order, TelegramUserId payer, Payment payment, Refusal reason, Instant at)
      implements OrderEvent {}

  /** The surplus went back to the payer in full. */
  @LogicalName("order.surplus-refunded")
  record SurplusRefunded(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements OrderEvent {}

  /**
   * The owner wants to give back, in full, what paid the order. Telegram is asked after that.
   *
   * @param payer who gets it
   * @param by the owner
   */
  @LogicalName("order.refund-requested")
  record RefundRequested(
      OrderId order,
      TelegramUserId payer,
      ChargeId charge,
      Stars amount,
      TelegramUserId by,
      Note reason,
      Instant at)
      implements OrderEvent {}

  /**
   * The payment of the order went back in full: because the owner wanted it, or because somebody
   * else used the bot's token.
   */
  @LogicalName("order.refunded")
  record Refunded(OrderId order, ChargeId charge, Stars amount, Instant at) implements OrderEvent {}

  /**
   * Telegram's list shows that the payment of the order went back in full, and nobody told of a
   * refund: the store where the buyer got the Stars took them back. It follows from no person's
   * command.
   */
  @LogicalName("order.charged-back")
  record ChargedBack(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements OrderEvent {}

  /**
   * The owner gave back a part of what was paid, as store credit: Telegram gives payments back as a
   * whole or not at all.
   *
   * @param id by which a repetition is known
   * @param by the owner
   */
  @LogicalName("order.credited")
  record Credited(
      OrderId order,
      TelegramUserId buyer,
      CreditId id,
      Stars amount,
      TelegramUserId by,
      Note reason,
      Instant at)
      implements OrderEvent {}

  /**
   * Store credit that had been given for the order was taken back, as much of it as was not spent.
   *
   * @param by the owner; null if it follows from a payment that went back without the owner
   * @param reason null likewise
   */
  @LogicalName("order.credit-withdrawn")
  record CreditWithdrawn(
      OrderId order,
      TelegramUserId buyer,
      Stars amount,
      @Nullable TelegramUserId by,
      @Nullable Note reason,
      Instant at)
      implements OrderEvent {}

  /**
   * The owner gave back an order that store credit alone had paid: the buyer has the credit again,
   * and no Stars move.
   *
   * @param by the owner
   */
  @LogicalName("order.credit-returned")
  record CreditReturned(
      OrderId order, TelegramUserId buyer, Stars amount, TelegramUserId by, Note reason, Instant at)
      implements OrderEvent {}

  /** The buyer has the goods. */
  @LogicalName("order.delivered")
  record Delivered(OrderId order, List<DeliveredGood> goods, Instant at) implements OrderEvent {
    public Delivered {
      goods = List.copyOf(goods);
    }
  }

  /** The buyer thought better of it before paying. */
  @LogicalName("order.cancelled")
  record Cancelled(OrderId order, Instant at) implements OrderEvent {}

  /** Nobody paid in time. */
  @LogicalName("order.expired")
  record Expired(OrderId order, Instant at) implements OrderEvent {}
}
