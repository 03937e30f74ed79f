package zij.language;

import java.math.BigDecimal;

/**
 * An amount as Telegram reports it (Bot API, StarTransaction and StarAmount): Stars and billionths
 * of a Star, of the same sign. It may be negative, as a balance is after charge-backs.
 *
 * @param stars whole Stars
 * @param nanostars -999,999,999 to 999,999,999
 */
public record StarAmount(long stars, int nanostars) {
  public static final StarAmount ZERO = new StarAmount(0, 0);

  private static final int NANOSTARS_PER_STAR = 1_000_000_000;

  public StarAmount {
    if (nanostars <= -NANOSTARS_PER_STAR || nanostars >= NANOSTARS_PER_STAR) {
      throw new IllegalArgumentException("a Star has fewer nanostars than " + nanostars);
    }
    if (Long.signum(stars) * Integer.signum(nanostars) < 0) {
      throw new IllegalArgumentException("of two signs: " + stars + " and " + nanostars);
    }
  }

  /** The same amount without nanostars. */
  public static StarAmount of(Stars stars) {
    return new StarAmount(stars.amount(), 0);
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if it is beyond 64 bits of whole Stars
   */
  public StarAmount plus(StarAmount other) {
    long nanos = (long) nanostars + other.nanostars;
    long whole = Math.addExact(Math.addExact(stars, other.stars), nanos / NANOSTARS_PER_STAR);
    long rest = nanos % NANOSTARS_PER_STAR;
    if (whole > 0 && rest < 0) return new StarAmount(whole - 1, (int) rest + NANOSTARS_PER_STAR);
    if (whole < 0 && rest > 0) return new StarAmount(whole + 1, (int) rest - NANOSTARS_PER_STAR);
    return new StarAmount(whole, (int) rest);
  }

  public StarAmount minus(StarAmount other) {
    return plus(other.negated());
  }

  public StarAmount negated() {
    return new StarAmount(Math.negateExact(stars), -nanostars);
  }

  /** In Stars, exactly, with nine places at the most. */
  public BigDecimal inStars() {
    return BigDecimal.valueOf(stars).add(BigDecimal.valueOf(nanostars, 9));
  }
}
