package zij.command.subscription;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;

/**
 * Whether a subscription goes on, by the newest that Telegram told. Updates may come late and in
 * any order; their numbers grow, but begin anew somewhere after a week without any (Bot API,
 * Update).
 */
final class Prospect {
  private static final Duration NUMBERS_GROW = Duration.ofDays(7);

  private Renewal renewal = Renewal.ON;
  private long update;
  private @Nullable Instant updatedAt;
  private @Nullable CancelledBy requestedBy;
  private @Nullable CancelledBy cancelledBy;
  private boolean reactivating;

  void see(SubscriptionEvent event) {
    switch (event) {
      case SubscriptionEvent.Renewed e -> {
        long number = isOld(e.update(), e.at()) ? 0 : e.update();
        become(e.renewal(), number, e.at());
      }
      case SubscriptionEvent.RenewalFailed e -> become(Renewal.FAILED, e.update(), e.at());
      case SubscriptionEvent.CancelRequested e -> {
        requestedBy = e.by();
        reactivating = false;
      }
      case SubscriptionEvent.ReactivationRequested _ -> reactivating = true;
      case SubscriptionEvent.Cancelled e -> {
        become(Renewal.CANCELLED, e.update(), e.at());
        cancelledBy = e.by();
      }
      case SubscriptionEvent.Reactivated e -> become(Renewal.ON, e.update(), e.at());
      case SubscriptionEvent.Confirmed e -> become(e.renewal(), e.update(), e.at());
      case SubscriptionEvent.Started _,
          SubscriptionEvent.Lapsed _,
          SubscriptionEvent.RefundRequested _,
          SubscriptionEvent.Refunded _,
          SubscriptionEvent.ChargedBack _,
          SubscriptionEvent.Revoked _ -> {}
    }
  }

  /** A payment says that it went on then, which is news unless newer is known. */
  Renewal afterPayment(long number, Instant at) {
    if (number == 0) return renewal == Renewal.FAILED ? Renewal.ON : renewal;
    return isOld(number, at) ? renewal : Renewal.ON;
  }

  private void become(Renewal now, long number, Instant at) {
    boolean isNews = renewal != now;
    renewal = now;
    if (isNews && now == Renewal.ON) {
      requestedBy = null;
      cancelledBy = null;
      reactivating = false;
    }
    if (number == 0) return;
    update = number;
    updatedAt = at;
  }

  /** Whether something newer is known than this update tells; not asked of what none told. */
  boolean isOld(long number, Instant at) {
    boolean comparable = updatedAt != null && at.isBefore(updatedAt.plus(NUMBERS_GROW));
    return number != 0 && comparable && number <= update;
  }

  Renewal renewal() {
    return renewal;
  }

  /** Who wanted it cancelled here, since it went on the last time; null if nobody did. */
  @Nullable CancelledBy requestedBy() {
    return requestedBy;
  }

  /** Whether it is cancelled or about to be, and nobody wants it back. */
  boolean isGivenUp() {
    return !reactivating && givenUpBy() != null;
  }

  /** Who cancelled it, or wants to; null if nobody does. */
  @Nullable CancelledBy givenUpBy() {
    return requestedBy != null ? requestedBy : cancelledBy;
  }
}
