package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.NOW;
import static zij.command.parcel.ParcelStory.OWNER;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.REASON;
import static zij.command.parcel.ParcelStory.WITH_COURIER;
import static zij.command.parcel.ParcelStory.paid;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.refunded;
import static zij.command.parcel.ParcelStory.sent;
import static zij.command.parcel.ParcelStory.surplus;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.ChargeId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.RefundReference;

class RecordRefundTest {
  private static final RefundReference BACK = new RefundReference("back-1");

  @Test
  void what_the_provider_gave_back_is_recorded_in_full() {
    parcels()
        .given(placed(), paid())
        .when(record("charge", BACK))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(refunded());
  }

  @Test
  void what_was_sent_may_be_given_back() {
    parcels()
        .given(placed(), paid(), sent("RR1UZ"))
        .when(record("charge", BACK))
        .expectEvents(refunded());
  }

  @Test
  void a_surplus_is_given_back_as_what_it_is() {
    var charge = new ChargeId("second");
    parcels()
        .given(placed(), paid(), surplus("second"))
        .when(record("second", BACK))
        .expectEvents(
            new ParcelEvent.SurplusRefunded(
                PARCEL, BUYER, charge, WITH_COURIER, BACK, OWNER, REASON, NOW));
  }

  @Test
  void a_payment_goes_back_once() {
    parcels()
        .given(placed(), paid(), refunded())
        .when(record("charge", BACK))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    parcels()
        .given(placed(), paid(), refunded())
        .when(record("charge", new RefundReference("back-2")))
        .expectResultMessagePayload(refused(Refusal.ALREADY_REFUNDED))
        .expectNoEvents();
  }

  @Test
  void a_payment_that_never_came_does_not_go_back() {
    parcels()
        .given(placed(), paid())
        .when(record("other", BACK))
        .expectResultMessagePayload(refused(Refusal.CHARGE_UNKNOWN))
        .expectNoEvents();
  }

  private static ParcelCommand.RecordRefund record(String charge, RefundReference reference) {
    return new ParcelCommand.RecordRefund(
        PARCEL, new ChargeId(charge), reference, OWNER, REASON, NOW);
  }
}
