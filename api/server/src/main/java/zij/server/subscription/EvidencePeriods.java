package zij.server.subscription;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.command.subscription.PaymentEvidence;
import zij.language.order.OrderEvent;
import zij.language.order.Payment;
import zij.language.product.Selling;

/**
 * Reads when the next payment is due in what Telegram sent with a payment: in a {@code
 * successful_payment} its {@code subscription_expiration_date}, in a {@code StarTransaction} its
 * date and {@code subscription_period}. Thread-safe.
 */
final class EvidencePeriods implements PaymentEvidence {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public Instant paidUntil(OrderEvent.Paid paid) {
    Instant usual = paid.at().plus(Selling.PERIOD);
    try {
      JsonNode evidence = JSON.readTree(paid.payment().evidence());
      long expires = evidence.path("subscription_expiration_date").asLong(0);
      if (expires > 0) return Instant.ofEpochSecond(expires);
      long date = evidence.path("date").asLong(0);
      long period = evidence.path("source").path("subscription_period").asLong(0);
      return date > 0 && period > 0 ? Instant.ofEpochSecond(date + period) : usual;
    } catch (JacksonException e) {
      return usual;
    }
  }

  /** In a {@code successful_payment} that is {@code is_first_recurring}. */
  @Override
  public boolean begins(Payment payment) {
    try {
      return JSON.readTree(payment.evidence()).path("is_first_recurring").asBoolean(false);
    } catch (JacksonException e) {
      return false;
    }
  }
}
