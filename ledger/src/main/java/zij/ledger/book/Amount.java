package zij.ledger.book;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import zij.language.Currency;
import zij.language.Money;
import zij.language.StarAmount;
import zij.language.Stars;

/**
 * An exact amount of an asset: above zero in a debit, below in a credit.
 *
 * @param value with nine decimals, so that nanostars have their place
 */
public record Amount(BigDecimal value) implements Comparable<Amount> {
  public static final Amount ZERO = new Amount(BigDecimal.ZERO);

  private static final int DECIMALS = 9;
  private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?");

  /**
   * An amount.
   *
   * @throws ArithmeticException if it has more than nine decimals
   */
  public Amount {
    value = value.setScale(DECIMALS);
  }

  public static Amount of(Stars stars) {
    return new Amount(BigDecimal.valueOf(stars.amount()));
  }

  public static Amount of(StarAmount stars) {
    return new Amount(stars.inStars());
  }

  /** So many so'm or tenge, not tiyin or tiyn. */
  public static Amount of(Money money) {
    return new Amount(BigDecimal.valueOf(money.amount(), Currency.DECIMALS));
  }

  /**
   * Reads a decimal number such as {@code -12.5}.
   *
   * @throws IllegalArgumentException if it is none, has more than nine decimals, or more than 18
   *     digits before them
   */
  public static Amount parse(String text) {
    if (!FORM.matcher(text).matches()) throw new IllegalArgumentException("no amount: " + text);
    return new Amount(new BigDecimal(text));
  }

  public Amount plus(Amount other) {
    return new Amount(value.add(other.value));
  }

  public Amount negated() {
    return new Amount(value.negate());
  }

  /** -1, 0 or 1. */
  public int signum() {
    return value.signum();
  }

  @Override
  public int compareTo(Amount other) {
    return value.compareTo(other.value);
  }

  /** A decimal number without needless zeros; so it is sent, too. */
  @JsonValue
  @Override
  public String toString() {
    return value.stripTrailingZeros().toPlainString();
  }
}
