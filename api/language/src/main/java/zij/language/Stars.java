package zij.language;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount of Telegram Stars (currency {@code XTR}), always whole.
 *
 * @param amount number of Stars, 0 to {@value #MAX_AMOUNT}
 */
public record Stars(@JsonValue long amount) implements Comparable<Stars> {
  /** Upper bound of any amount, far above what Telegram lets a buyer pay at once. */
  public static final long MAX_AMOUNT = 1_000_000_000_000L;

  public static final Stars ZERO = new Stars(0);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Stars {
    if (amount < 0 || amount > MAX_AMOUNT) {
      throw new IllegalArgumentException("Stars must be 0 to " + MAX_AMOUNT + ", not " + amount);
    }
  }

  public Stars plus(Stars other) {
    return new Stars(Math.addExact(amount, other.amount));
  }

  /**
   * What is left of this amount.
   *
   * @throws IllegalArgumentException if the other one is more
   */
  public Stars minus(Stars other) {
    return new Stars(amount - other.amount);
  }

  /** This amount taken {@code quantity} times. */
  public Stars times(Quantity quantity) {
    return new Stars(Math.multiplyExact(amount, (long) quantity.units()));
  }

  @Override
  public int compareTo(Stars other) {
    return Long.compare(amount, other.amount);
  }
}
