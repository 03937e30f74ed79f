package zij.command.parcel;

import static zij.command.parcel.ParcelStory.NOW;
import static zij.command.parcel.ParcelStory.OWNER;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.cancelled;
import static zij.command.parcel.ParcelStory.paid;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.refunded;
import static zij.command.parcel.ParcelStory.sent;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.Tracking;

class SendTest {
  private static final Tracking NUMBER = new Tracking("RR1UZ");

  @Test
  void what_is_paid_is_sent_with_a_number_or_without() {
    parcels()
        .given(placed(), paid())
        .when(send(NUMBER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ParcelEvent.Sent(PARCEL, NUMBER, OWNER, NOW));
    parcels()
        .given(placed(), paid())
        .when(send(null))
        .expectEvents(new ParcelEvent.Sent(PARCEL, null, OWNER, NOW));
  }

  @Test
  void the_same_number_again_changes_nothing_and_another_one_corrects_it() {
    parcels()
        .given(placed(), paid(), sent("RR1UZ"))
        .when(send(NUMBER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    parcels()
        .given(placed(), paid(), sent("RR2UZ"))
        .when(send(NUMBER))
        .expectEvents(new ParcelEvent.Sent(PARCEL, NUMBER, OWNER, NOW));
  }

  @Test
  void what_is_not_paid_is_not_sent() {
    refuses(Refusal.NOT_PAID, placed());
    refuses(Refusal.NOT_PAID, placed(), cancelled());
    refuses(Refusal.PAYMENT_RETURNED, placed(), paid(), refunded());
  }

  private static void refuses(Refusal reason, ParcelEvent... history) {
    parcels()
        .given((Object[]) history)
        .when(send(NUMBER))
        .expectResultMessagePayload(refused(reason))
        .expectNoEvents();
  }

  private static ParcelCommand.Send send(@Nullable Tracking number) {
    return new ParcelCommand.Send(PARCEL, number, OWNER, NOW);
  }
}
