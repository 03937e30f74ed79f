package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.EXPIRES_AT;
import static zij.command.parcel.ParcelStory.LINK;
import static zij.command.parcel.ParcelStory.NOW;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.STRANGER;
import static zij.command.parcel.ParcelStory.invoiceIssued;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.placed;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelInvoice;

class IssueInvoiceTest {
  @Test
  void the_link_is_recorded() {
    parcels()
        .given(placed())
        .when(new ParcelCommand.IssueInvoice(PARCEL, BUYER, LINK, NOW))
        .expectResultMessagePayload(accepted(new ParcelInvoice.Issued(PARCEL, LINK)))
        .expectEvents(new ParcelEvent.InvoiceIssued(PARCEL, LINK, NOW));
  }

  @Test
  void the_first_link_stays() {
    parcels()
        .given(placed(), invoiceIssued())
        .when(new ParcelCommand.IssueInvoice(PARCEL, BUYER, "https://t.me/$other", NOW))
        .expectResultMessagePayload(accepted(new ParcelInvoice.Issued(PARCEL, LINK)))
        .expectNoEvents();
  }

  @Test
  void strangers_and_late_links_are_refused() {
    parcels()
        .given(placed())
        .when(new ParcelCommand.IssueInvoice(PARCEL, STRANGER, LINK, NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN))
        .expectNoEvents();
    parcels()
        .given(placed())
        .when(new ParcelCommand.IssueInvoice(PARCEL, BUYER, LINK, EXPIRES_AT))
        .expectResultMessagePayload(refused(Refusal.ORDER_EXPIRED))
        .expectNoEvents();
  }
}
