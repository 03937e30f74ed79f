package zij.language.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditId;
import zij.language.difference.Note;
import zij.language.product.ProductId;
import zij.language.promotion.PriceAsked;
import zij.language.terms.TermsVersion;

/** What can be asked of an order. */
public sealed interface OrderCommand {
  OrderId order();

  Instant at();

  /**
   * Places an order. Answers the {@link OrderEvent.Placed} that came of it; the same request again
   * is answered the same and changes nothing.
   *
   * @param price what the buyer hopes to pay; {@link PriceAsked#FULL} if nothing comes off
   * @param fingerprint hash of the request's content
   * @param terms to which a buyer has to agree now
   * @param agreed to which this one has agreed; null if to none
   * @param expiresAt when it lapses if unpaid; after {@code at}
   */
  @LogicalName("order.place")
  record Place(
      OrderId order,
      TelegramUserId buyer,
      Language language,
      List<WantedLine> lines,
      PriceAsked price,
      String fingerprint,
      TermsVersion terms,
      @Nullable TermsVersion agreed,
      Instant expiresAt,
      Instant at)
      implements OrderCommand, Command<OrderEvent.Placed> {
    public Place {
      lines = List.copyOf(lines);
    }

    /** At the full price. */
    public Place(
        OrderId order,
        TelegramUserId buyer,
        Language language,
        List<WantedLine> lines,
        String fingerprint,
        TermsVersion terms,
        @Nullable TermsVersion agreed,
        Instant expiresAt,
        Instant at) {
      this(
          order,
          buyer,
          language,
          lines,
          PriceAsked.FULL,
          fingerprint,
          terms,
          agreed,
          expiresAt,
          at);
    }
  }

  /** Asks what an invoice for this order has to say. Answers an {@link Invoice}; no event. */
  @LogicalName("order.draft-invoice")
  record DraftInvoice(OrderId order, TelegramUserId buyer, Instant at)
      implements OrderCommand, Command<Invoice> {}

  /** Records the link that Telegram made. Answers the {@link Invoice.Issued} in force. */
  @LogicalName("order.issue-invoice")
  record IssueInvoice(OrderId order, TelegramUserId buyer, String link, Instant at)
      implements OrderCommand, Command<Invoice.Issued> {}

  /**
   * Telegram asks whether this payment may go on.
   *
   * @param missing of which there are not enough units; null if all lines are reserved
   */
  @LogicalName("order.approve-checkout")
  record ApproveCheckout(
      OrderId order,
      TelegramUserId payer,
      Stars amount,
      String query,
      @Nullable ProductId missing,
      Instant at)
      implements OrderCommand, Command<Done> {
    /** With enough of everything. */
    public ApproveCheckout(
        OrderId order, TelegramUserId payer, Stars amount, String query, Instant at) {
      this(order, payer, amount, query, null, at);
    }
  }

  /**
   * Telegram confirms a payment. Never refused: what has no use is recorded to be refunded.
   *
   * @param missing of which there are not enough units; null if all lines are reserved
   */
  @LogicalName("order.confirm-payment")
  record ConfirmPayment(
      OrderId order, TelegramUserId payer, Payment payment, @Nullable ProductId missing, Instant at)
      implements OrderCommand, Command<Done> {
    /** With enough of everything. */
    public ConfirmPayment(OrderId order, TelegramUserId payer, Payment payment, Instant at) {
      this(order, payer, payment, null, at);
    }
  }

  /**
   * A payment of which no update ever told, found in Telegram's list. It is taken as one that was
   * confirmed, but only with the amount of the order: nothing is guessed.
   *
   * @param missing of which there are not enough units; null if all lines are reserved
   */
  @LogicalName("order.recover-payment")
  record RecoverPayment(
      OrderId order, TelegramUserId payer, Payment payment, @Nullable ProductId missing, Instant at)
      implements OrderCommand, Command<Done> {
    /** With enough of everything. */
    public RecoverPayment(OrderId order, TelegramUserId payer, Payment payment, Instant at) {
      this(order, payer, payment, null, at);
    }
  }

  /**
   * The owner wants to give back what paid the order.
   *
   * @param by the owner
   * @param reason stays in the log; the buyer is not told it
   */
  @LogicalName("order.refund")
  record Refund(OrderId order, TelegramUserId by, Note reason, Instant at)
      implements OrderCommand, Command<Done> {}

  /**
   * The owner gives store credit for a part of what was paid; the same again gives nothing more.
   *
   * @param amount 1 Star or more; with what was given before at most what was paid
   * @param by the owner
   * @param reason stays in the log; the buyer is not told it
   */
  @LogicalName("order.give-credit")
  record GiveCredit(
      OrderId order, CreditId id, Stars amount, TelegramUserId by, Note reason, Instant at)
      implements OrderCommand, Command<Done> {}

  /**
   * The owner takes back the store credit that was given for the order, as much of it as is not
   * spent; when there is none it changes nothing.
   *
   * @param by the owner
   * @param reason stays in the log; the buyer is not told it
   */
  @LogicalName("order.withdraw-credit")
  record WithdrawCredit(OrderId order, TelegramUserId by, Note reason, Instant at)
      implements OrderCommand, Command<Done> {}

  /** Telegram tells of a refund of one of the order's payments. */
  @LogicalName("order.record-refund")
  record RecordRefund(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements OrderCommand, Command<Done> {}

  /** One of the order's payments went back without anybody telling. */
  @LogicalName("order.record-charge-back")
  record RecordChargeBack(OrderId order, ChargeId charge, Stars amount, Instant at)
      implements OrderCommand, Command<Done> {}

  /** Hands out the goods of a paid order. Done once, however often it is asked. */
  @LogicalName("order.deliver")
  record Deliver(OrderId order, Instant at) implements OrderCommand, Command<Done> {}

  /** Telegram took the surplus back to the payer. */
  @LogicalName("order.confirm-surplus-refund")
  record ConfirmSurplusRefund(OrderId order, ChargeId charge, Instant at)
      implements OrderCommand, Command<Done> {}

  @LogicalName("order.cancel")
  record Cancel(OrderId order, TelegramUserId buyer, Instant at)
      implements OrderCommand, Command<Done> {}

  /** Lets an unpaid order lapse whose time is up. */
  @LogicalName("order.expire")
  record Expire(OrderId order, Instant at) implements OrderCommand, Command<Done> {}
}
