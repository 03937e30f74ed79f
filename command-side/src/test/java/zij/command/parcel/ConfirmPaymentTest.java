package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.COURIER;
import static zij.command.parcel.ParcelStory.EXPIRES_AT;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.PLACED_AT;
import static zij.command.parcel.ParcelStory.STRANGER;
import static zij.command.parcel.ParcelStory.TOTAL;
import static zij.command.parcel.ParcelStory.WITH_COURIER;
import static zij.command.parcel.ParcelStory.approved;
import static zij.command.parcel.ParcelStory.byCourier;
import static zij.command.parcel.ParcelStory.cancelled;
import static zij.command.parcel.ParcelStory.lines;
import static zij.command.parcel.ParcelStory.paid;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.payment;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.refunded;
import static zij.language.Decision.accepted;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelPayment;
import zij.language.shipping.ShippingOptionId;

class ConfirmPaymentTest {
  private static final ParcelPayment PAYMENT = payment("charge", WITH_COURIER);

  @Test
  void what_was_approved_is_paid() {
    parcels()
        .given(placed(), approved("query", PLACED_AT))
        .when(confirm(BUYER, PAYMENT, COURIER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new ParcelEvent.Paid(PARCEL, BUYER, lines(), byCourier(), PAYMENT, EXPIRES_AT));
  }

  @Test
  void the_same_payment_told_again_changes_nothing() {
    parcels()
        .given(placed(), approved("query", PLACED_AT), paid())
        .when(confirm(BUYER, PAYMENT, COURIER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_second_payment_is_to_be_given_back() {
    isSurplus(
        Refusal.ALREADY_PAID,
        confirm(BUYER, payment("second", WITH_COURIER), COURIER),
        placed(),
        approved("query", PLACED_AT),
        paid());
  }

  @Test
  void what_nobody_approved_is_to_be_given_back() {
    isSurplus(Refusal.AMOUNT_DIFFERS, confirm(BUYER, PAYMENT, COURIER), placed());
    var approved = approved("query", PLACED_AT);
    isSurplus(
        Refusal.AMOUNT_DIFFERS,
        confirm(BUYER, payment("charge", TOTAL), COURIER),
        placed(),
        approved);
    isSurplus(
        Refusal.AMOUNT_DIFFERS,
        confirm(BUYER, PAYMENT, new ShippingOptionId("post")),
        placed(),
        approved);
    isSurplus(Refusal.AMOUNT_DIFFERS, confirm(BUYER, PAYMENT, null), placed(), approved);
  }

  @Test
  void a_closed_parcel_has_no_use_for_it() {
    var approved = approved("query", PLACED_AT);
    var confirm = confirm(BUYER, payment("late", WITH_COURIER), COURIER);
    isSurplus(Refusal.ORDER_CANCELLED, confirm, placed(), approved, cancelled());
    isSurplus(Refusal.PAYMENT_RETURNED, confirm, placed(), approved, paid(), refunded());
  }

  @Test
  void nobody_pays_for_somebody_else() {
    isSurplus(
        Refusal.ORDER_UNKNOWN,
        confirm(STRANGER, PAYMENT, COURIER),
        placed(),
        approved("query", PLACED_AT));
  }

  private static void isSurplus(
      Refusal reason, ParcelCommand.ConfirmPayment command, ParcelEvent... history) {
    parcels()
        .given((Object[]) history)
        .when(command)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new ParcelEvent.SurplusCharged(
                PARCEL, command.payer(), command.payment(), reason, EXPIRES_AT));
  }

  /** As late as it may come: its price was approved before. */
  private static ParcelCommand.ConfirmPayment confirm(
      TelegramUserId payer, ParcelPayment payment, @Nullable ShippingOptionId option) {
    return new ParcelCommand.ConfirmPayment(PARCEL, payer, payment, option, EXPIRES_AT);
  }
}
