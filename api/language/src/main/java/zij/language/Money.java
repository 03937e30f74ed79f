package zij.language;

import java.util.Objects;

/**
 * An amount of money in the smallest units of its currency. Never Stars: those are {@link Stars},
 * and the two are nowhere added up.
 *
 * @param amount tiyin or tiyn, 0 to {@value #MAX_AMOUNT}
 */
public record Money(Currency currency, long amount) {
  /**
   * A billion so'm or tenge. What an invoice may come to, from about 1 to 10,000 dollars, Telegram
   * says itself: its limits follow the exchange rates.
   */
  public static final long MAX_AMOUNT = 100_000_000_000L;

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (amount < 0 || amount > MAX_AMOUNT) {
      throw new IllegalArgumentException("money is 0 to " + MAX_AMOUNT + ", not " + amount);
    }
  }

  /**
   * Both amounts together.
   *
   * @throws IllegalArgumentException if the currencies differ, or if it is too much
   */
  public Money plus(Money other) {
    if (other.currency != currency) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
    }
    return new Money(currency, Math.addExact(amount, other.amount));
  }

  /**
   * This amount taken {@code quantity} times.
   *
   * @throws IllegalArgumentException if it is too much
   */
  public Money times(Quantity quantity) {
    return new Money(currency, Math.multiplyExact(amount, (long) quantity.units()));
  }
}
