package zij.command.reaction;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import zij.language.support.SupportEvent;

/**
 * The buyer hears from the bot what becomes of a case of support, and the shop that there is a new
 * one. What is written in it afterwards is told to nobody of the shop: the case stands at the desk.
 */
@ProcessingGroup(SupportNotices.GROUP)
public final class SupportNotices {
  public static final String GROUP = "support-notices";

  private final Correspondence correspondence;
  private final StaffMessenger staff;

  public SupportNotices(Correspondence correspondence, StaffMessenger staff) {
    this.correspondence = correspondence;
    this.staff = staff;
  }

  @EventHandler
  void on(SupportEvent event) {
    switch (event) {
      case SupportEvent.Opened e -> {
        correspondence.received(e);
        // After what may fail and is repeated, so that the shop is told once.
        staff.asked(e);
      }
      case SupportEvent.Answered e -> correspondence.answered(e);
      case SupportEvent.Closed e -> correspondence.closed(e);
      case SupportEvent.Reopened e -> correspondence.reopened(e);
      case SupportEvent.Written _, SupportEvent.Taken _ -> {
        // what buyers did themselves, and what is nobody's business but the shop's
      }
    }
  }
}
