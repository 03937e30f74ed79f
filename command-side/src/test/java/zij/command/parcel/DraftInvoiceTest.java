package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.EXPIRES_AT;
import static zij.command.parcel.ParcelStory.LINK;
import static zij.command.parcel.ParcelStory.NOW;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.STRANGER;
import static zij.command.parcel.ParcelStory.TOTAL;
import static zij.command.parcel.ParcelStory.cancelled;
import static zij.command.parcel.ParcelStory.invoiceIssued;
import static zij.command.parcel.ParcelStory.lines;
import static zij.command.parcel.ParcelStory.paid;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.refunded;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelInvoice;

class DraftInvoiceTest {
  @Test
  void an_invoice_says_the_lines_and_the_total_without_shipping() {
    parcels()
        .given(placed())
        .when(draft(BUYER, NOW))
        .expectResultMessagePayload(accepted(new ParcelInvoice.Draft(PARCEL, lines(), TOTAL)))
        .expectNoEvents();
  }

  @Test
  void the_link_that_was_made_is_answered_again() {
    parcels()
        .given(placed(), invoiceIssued())
        .when(draft(BUYER, NOW))
        .expectResultMessagePayload(accepted(new ParcelInvoice.Issued(PARCEL, LINK)))
        .expectNoEvents();
  }

  @Test
  void nobody_but_the_buyer_gets_one() {
    refuses(Refusal.ORDER_UNKNOWN, draft(STRANGER, NOW), placed());
  }

  @Test
  void what_cannot_be_paid_has_none() {
    refuses(Refusal.ORDER_EXPIRED, draft(BUYER, EXPIRES_AT), placed());
    refuses(Refusal.ORDER_CANCELLED, draft(BUYER, NOW), placed(), cancelled());
    refuses(Refusal.ALREADY_PAID, draft(BUYER, NOW), placed(), paid());
    refuses(Refusal.PAYMENT_RETURNED, draft(BUYER, NOW), placed(), paid(), refunded());
  }

  private static ParcelCommand.DraftInvoice draft(TelegramUserId buyer, Instant at) {
    return new ParcelCommand.DraftInvoice(PARCEL, buyer, at);
  }

  private static void refuses(Refusal reason, ParcelCommand command, ParcelEvent... history) {
    parcels()
        .given((Object[]) history)
        .when(command)
        .expectResultMessagePayload(refused(reason))
        .expectNoEvents();
  }
}
