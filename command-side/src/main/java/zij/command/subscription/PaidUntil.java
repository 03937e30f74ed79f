package zij.command.subscription;

import java.time.Instant;
import zij.language.order.OrderEvent;

/** What the evidence of a subscription's first payment says. */
@FunctionalInterface
public interface PaidUntil {
  /** When Telegram takes the next payment. The same payment always says the same. */
  Instant of(OrderEvent.Paid paid);
}
