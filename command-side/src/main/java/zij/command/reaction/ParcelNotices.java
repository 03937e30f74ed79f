package zij.command.reaction;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import zij.command.parcel.ParcelHistory;
import zij.language.parcel.ParcelEvent;

/** The buyer hears from the bot what became of a parcel, and the shop that money is owed back. */
@ProcessingGroup(Notices.GROUP)
public final class ParcelNotices {
  private final ParcelHistory parcels;
  private final Messenger messenger;
  private final StaffMessenger staff;

  public ParcelNotices(ParcelHistory parcels, Messenger messenger, StaffMessenger staff) {
    this.parcels = parcels;
    this.messenger = messenger;
    this.staff = staff;
  }

  @EventHandler
  void on(ParcelEvent event) {
    switch (event) {
      case ParcelEvent.Paid e -> tellBuyer(new Notice.ParcelPaid(e.order()));
      case ParcelEvent.Sent e -> tellBuyer(new Notice.ParcelSent(e.order(), e.tracking()));
      case ParcelEvent.Refunded e -> tellBuyer(new Notice.ParcelRefunded(e.order(), e.amount()));
      case ParcelEvent.SurplusRefunded e ->
          tellBuyer(new Notice.ParcelRefunded(e.order(), e.amount()));
      case ParcelEvent.SurplusCharged e -> {
        tellBuyer(new Notice.ParcelSurplus(e.order()));
        staff.owed(e.order(), e.payment().amount());
      }
      case ParcelEvent.Placed _,
          ParcelEvent.InvoiceIssued _,
          ParcelEvent.CheckoutApproved _,
          ParcelEvent.CheckoutRefused _,
          ParcelEvent.Cancelled _ -> {}
    }
  }

  private void tellBuyer(Notice notice) {
    ParcelEvent.Placed placed =
        parcels
            .placed(notice.order())
            .orElseThrow(() -> new ReactionFailed("no parcel " + notice.order()));
    messenger.tell(placed.buyer(), placed.language(), notice);
  }
}
