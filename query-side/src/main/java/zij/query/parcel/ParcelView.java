package zij.query.parcel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.RefundReference;
import zij.language.parcel.Tracking;

/**
 * A parcel as its events left it.
 *
 * @param goods what the lines come to
 * @param payment null as long as it is not paid
 * @param closedAt when it was cancelled, or what was paid was recorded as given back; null
 *     otherwise
 * @param placedPosition of the log, by which pages are cut
 * @param position of its newest event
 */
public record ParcelView(
    UUID order,
    TelegramUserId buyer,
    ParcelState state,
    List<ParcelLine> lines,
    Money goods,
    @Nullable Payment payment,
    @Nullable Tracking tracking,
    Instant placedAt,
    Instant expiresAt,
    @Nullable Instant sentAt,
    @Nullable Instant closedAt,
    long placedPosition,
    long position) {

  /**
   * What paid it.
   *
   * @param total with shipping
   * @param evidence Telegram's {@code successful_payment}, sealed: it has the address
   * @param refund by which it went back; null if it did not
   * @param position of the log entry that is the buyer's receipt
   */
  public record Payment(
      ChosenShipping shipping,
      Money total,
      ChargeId charge,
      String providerCharge,
      Sealed evidence,
      @Nullable RefundReference refund,
      Instant at,
      long position) {}

  /**
   * A payment that the parcel has no use for.
   *
   * @param reason name of the refusal
   * @param refund null as long as it did not go back
   */
  public record SurplusPayment(
      ChargeId charge,
      String providerCharge,
      Money total,
      String reason,
      @Nullable RefundReference refund) {}

  public ParcelView {
    lines = List.copyOf(lines);
  }
}
