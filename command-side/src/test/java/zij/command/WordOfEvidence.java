package zij.command;

import java.time.Instant;
import zij.command.subscription.PaymentEvidence;
import zij.language.order.OrderEvent;
import zij.language.order.Payment;
import zij.language.product.Selling;

/** Evidence that is the word {@code first} or anything else; it pays for 30 days. */
final class WordOfEvidence implements PaymentEvidence {
  @Override
  public Instant paidUntil(OrderEvent.Paid paid) {
    return paid.at().plus(Selling.PERIOD);
  }

  @Override
  public boolean begins(Payment payment) {
    return payment.evidence().equals("first");
  }
}
