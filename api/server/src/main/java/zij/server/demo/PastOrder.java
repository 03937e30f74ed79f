package zij.server.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.language.order.WantedLine;
import zij.server.demo.PastBuyers.Buyer;

/**
 * One order of the past and what became of it.
 *
 * @param steps commands in the order of their times
 */
record PastOrder(
    OrderId id,
    Buyer buyer,
    Instant placedAt,
    List<WantedLine> lines,
    Outcome outcome,
    List<Step> steps) {
  /** What can become of an order, and how often of a thousand it does. */
  enum Outcome {
    DELIVERED(705),
    PAID_TWICE(12),
    REFUNDED(16),
    CHARGED_BACK(7),
    CANCELLED(80),
    LAPSED(120),
    PAYMENT_FAILED(30),
    REFUSED_LATE(18),
    REFUSED_CANCELLED(12);

    private final int weight;

    Outcome(int weight) {
      this.weight = weight;
    }

    static Outcome any(RandomGenerator random) {
      int share = random.nextInt(1_000);
      for (Outcome outcome : values()) {
        share -= outcome.weight;
        if (share < 0) return outcome;
      }
      return DELIVERED;
    }
  }

  /**
   * One command of it.
   *
   * @param telegram what Telegram lists because of it, or null
   * @param refused whether it has to be refused; otherwise it has to be accepted
   */
  record Step(
      Instant at,
      OrderId order,
      String user,
      Command<?> command,
      @Nullable Map<String, ?> telegram,
      boolean refused) {}

  boolean isPaid() {
    return steps.stream().anyMatch(step -> step.command() instanceof OrderCommand.ConfirmPayment);
  }

  boolean hasInvoice() {
    return steps.stream().anyMatch(step -> step.command() instanceof OrderCommand.IssueInvoice);
  }
}
