package zij.server.subscription;

import java.util.List;
import zij.command.reaction.Subscribed;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.query.subscription.Subscriptions;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.read.Freshness.View;

/** Reads them from the view, when it has got there. Thread-safe. */
record RunningSubscriptions(Subscriptions views, Freshness freshness) implements Subscribed {
  /** Half a minute in all; a view that is further behind is waited for by a person. */
  private static final int LOOKS = 15;

  @Override
  public List<OrderId> to(TelegramUserId person, long position) {
    for (int look = 1; ; look++) {
      try {
        return freshness.read(View.SUBSCRIPTIONS, position, at -> views.at(at).running(person));
      } catch (ProblemException e) {
        if (look == LOOKS) throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a view was waited for", e);
      }
    }
  }
}
