package zij.command.subscription;

import java.time.Instant;
import zij.language.order.OrderEvent;
import zij.language.order.Payment;

/** What Telegram sent with a payment says of its subscription. The same always says the same. */
public interface PaymentEvidence {
  /** When Telegram takes the payment after this first one. */
  Instant paidUntil(OrderEvent.Paid paid);

  /**
   * Whether Telegram began a subscription with this payment. It says so in its update and not in
   * its list of transactions: of what was only found there the answer is no.
   */
  boolean begins(Payment payment);
}
