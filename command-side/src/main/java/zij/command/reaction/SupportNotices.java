package zij.command.reaction;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import zij.language.support.SupportEvent;

/** The buyer hears from the bot what becomes of a case of support. */
@ProcessingGroup(SupportNotices.GROUP)
public final class SupportNotices {
  public static final String GROUP = "support-notices";

  private final Correspondence correspondence;

  public SupportNotices(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  @EventHandler
  void on(SupportEvent event) {
    switch (event) {
      case SupportEvent.Opened e -> correspondence.received(e);
      case SupportEvent.Answered e -> correspondence.answered(e);
      case SupportEvent.Closed e -> correspondence.closed(e);
      case SupportEvent.Reopened e -> correspondence.reopened(e);
      case SupportEvent.Written _, SupportEvent.Taken _ -> {
        // what buyers did themselves, and what is nobody's business but the shop's
      }
    }
  }
}
