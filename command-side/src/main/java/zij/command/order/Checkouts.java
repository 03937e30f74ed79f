package zij.command.order;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.Done;
import zij.language.order.OrderEvent.CheckoutApproved;
import zij.language.order.OrderEvent.CheckoutRefused;

/** What Telegram asked of an order before a payment, and was answered. */
final class Checkouts {
  /**
   * How long an approved checkout keeps the order from being cancelled or lapsing: Telegram takes
   * the payment within seconds of the approval, or never.
   */
  static final Duration HOLD = Duration.ofMinutes(2);

  private final Map<String, Decision<Done>> answers = new HashMap<>();
  private @Nullable Instant approvedAt;

  void approved(CheckoutApproved event) {
    answers.put(event.query(), accepted(Done.DONE));
    approvedAt = event.at();
  }

  void refusedAs(CheckoutRefused event) {
    answers.put(event.query(), refused(event.reason()));
  }

  /** What this query was answered; null if it is new. */
  @Nullable Decision<Done> answerTo(String query) {
    return answers.get(query);
  }

  /** Whether a payment may be on its way. */
  boolean areInProgress(Instant at) {
    return approvedAt != null && at.isBefore(approvedAt.plus(HOLD));
  }
}
