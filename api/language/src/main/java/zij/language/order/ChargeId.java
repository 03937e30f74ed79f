package zij.language.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One payment as Telegram knows it ({@code telegram_payment_charge_id}); the key by which payments
 * are told apart.
 *
 * @param value 1 to 256 characters
 */
public record ChargeId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChargeId {
    if (value.isBlank() || value.length() > 256) {
      throw new IllegalArgumentException("not a charge id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
