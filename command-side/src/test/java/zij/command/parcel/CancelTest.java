package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.NOW;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.PLACED_AT;
import static zij.command.parcel.ParcelStory.STRANGER;
import static zij.command.parcel.ParcelStory.approved;
import static zij.command.parcel.ParcelStory.cancelled;
import static zij.command.parcel.ParcelStory.paid;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.refunded;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;

class CancelTest {
  @Test
  void what_is_not_paid_can_be_cancelled() {
    parcels()
        .given(placed())
        .when(cancel(BUYER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ParcelEvent.Cancelled(PARCEL, NOW));
  }

  @Test
  void what_is_cancelled_stays_so() {
    parcels()
        .given(placed(), cancelled())
        .when(cancel(BUYER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_payment_that_may_be_on_its_way_keeps_it_open_for_two_minutes() {
    refuses(Refusal.CHECKOUT_IN_PROGRESS, BUYER, placed(), approved("query", PLACED_AT));
    parcels()
        .given(placed(), approved("query", NOW.minusSeconds(120)))
        .when(cancel(BUYER))
        .expectEvents(new ParcelEvent.Cancelled(PARCEL, NOW));
  }

  @Test
  void what_is_paid_or_somebody_elses_is_not_cancelled() {
    refuses(Refusal.ALREADY_PAID, BUYER, placed(), paid());
    refuses(Refusal.PAYMENT_RETURNED, BUYER, placed(), paid(), refunded());
    refuses(Refusal.ORDER_UNKNOWN, STRANGER, placed());
  }

  private static void refuses(Refusal reason, TelegramUserId by, ParcelEvent... history) {
    parcels()
        .given((Object[]) history)
        .when(cancel(by))
        .expectResultMessagePayload(refused(reason))
        .expectNoEvents();
  }

  private static ParcelCommand.Cancel cancel(TelegramUserId by) {
    return new ParcelCommand.Cancel(PARCEL, by, NOW);
  }
}
