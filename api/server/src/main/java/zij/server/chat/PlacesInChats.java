package zij.server.chat;

import zij.command.reaction.Members;
import zij.language.TelegramUserId;
import zij.language.product.ChatId;
import zij.query.membership.Memberships;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.read.Freshness.View;

/** Reads them from the view, when it has got there. Thread-safe. */
record PlacesInChats(Memberships views, Freshness freshness) implements Members {
  /** Half a minute in all; a view that is further behind is waited for by a person. */
  private static final int LOOKS = 15;

  @Override
  public boolean haveToLeave(TelegramUserId person, ChatId chat, long position) {
    for (int look = 1; ; look++) {
      try {
        return freshness.read(
            View.MEMBERSHIPS, position, at -> views.at(at).haveToLeave(person, chat));
      } catch (ProblemException e) {
        if (look == LOOKS) throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a view was waited for", e);
      }
    }
  }
}
