package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import zij.language.Stars;

/**
 * What one unit of a product costs.
 *
 * @param stars 1 to {@value #MAX}; Telegram takes no invoice outside of that
 */
public record Price(@JsonValue Stars stars) {
  public static final long MAX = 100_000;

  /** As much as Telegram lets a subscription cost for 30 days. */
  public static final long MAX_MONTHLY = 10_000;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Price {
    if (stars.amount() < 1 || stars.amount() > MAX) {
      throw new IllegalArgumentException("a price is 1 to " + MAX + " Stars");
    }
  }

  public static Price of(long stars) {
    return new Price(new Stars(stars));
  }
}
