package zij.language.parcel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingOptionId;
import zij.language.terms.TermsVersion;

/** What can be asked of a parcel. */
public sealed interface ParcelCommand {
  OrderId order();

  Instant at();

  /**
   * Orders a parcel. Answers the {@link ParcelEvent.Placed} that came of it; the same request again
   * is answered the same and changes nothing.
   *
   * @param fingerprint hash of the request's content
   * @param terms to which a buyer has to agree now
   * @param agreed to which this one has agreed; null if to none
   * @param expiresAt from when on it cannot be paid any more; after {@code at}
   */
  @LogicalName("parcel.place")
  record Place(
      OrderId order,
      TelegramUserId buyer,
      Language language,
      List<WantedArticle> lines,
      String fingerprint,
      TermsVersion terms,
      @Nullable TermsVersion agreed,
      Instant expiresAt,
      Instant at)
      implements ParcelCommand, Command<ParcelEvent.Placed> {
    public Place {
      lines = List.copyOf(lines);
    }
  }

  /** Asks what an invoice has to say. Answers a {@link ParcelInvoice}; no event. */
  @LogicalName("parcel.draft-invoice")
  record DraftInvoice(OrderId order, TelegramUserId buyer, Instant at)
      implements ParcelCommand, Command<ParcelInvoice> {}

  /** Records the link that Telegram made. Answers the one in force. */
  @LogicalName("parcel.issue-invoice")
  record IssueInvoice(OrderId order, TelegramUserId buyer, String link, Instant at)
      implements ParcelCommand, Command<ParcelInvoice.Issued> {}

  /**
   * Telegram asks how the parcel can be sent. Of the address, nothing but the country is asked for.
   * Answers a {@link ShippingQuote}; no event.
   */
  @LogicalName("parcel.quote-shipping")
  record QuoteShipping(OrderId order, TelegramUserId payer, Country country, Instant at)
      implements ParcelCommand, Command<ShippingQuote> {}

  /**
   * Telegram asks whether this payment may go on.
   *
   * @param amount with shipping
   * @param option that the buyer chose; null if none was
   * @param country where it goes; null if no address was given
   */
  @LogicalName("parcel.approve-checkout")
  record ApproveCheckout(
      OrderId order,
      TelegramUserId payer,
      Money amount,
      @Nullable ShippingOptionId option,
      @Nullable Country country,
      String query,
      Instant at)
      implements ParcelCommand, Command<Done> {}

  /**
   * Telegram confirms a payment. Never refused: what has no use is recorded to be given back.
   *
   * @param option that Telegram says was paid for; null if it says none
   */
  @LogicalName("parcel.confirm-payment")
  record ConfirmPayment(
      OrderId order,
      TelegramUserId payer,
      ParcelPayment payment,
      @Nullable ShippingOptionId option,
      Instant at)
      implements ParcelCommand, Command<Done> {}

  /**
   * The merchant gave the parcel to the carrier. The same again changes nothing; another number
   * takes the place of the one before.
   *
   * @param tracking null if the carrier gives none
   */
  @LogicalName("parcel.send")
  record Send(OrderId order, @Nullable Tracking tracking, TelegramUserId by, Instant at)
      implements ParcelCommand, Command<Done> {}

  /**
   * The merchant gave a payment back in full at the provider, and says so.
   *
   * @param reason stays in the log; the buyer is not told it
   */
  @LogicalName("parcel.record-refund")
  record RecordRefund(
      OrderId order,
      ChargeId charge,
      RefundReference reference,
      TelegramUserId by,
      Note reason,
      Instant at)
      implements ParcelCommand, Command<Done> {}

  @LogicalName("parcel.cancel")
  record Cancel(OrderId order, TelegramUserId buyer, Instant at)
      implements ParcelCommand, Command<Done> {}
}
