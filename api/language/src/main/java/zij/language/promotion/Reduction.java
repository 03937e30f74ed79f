package zij.language.promotion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import zij.language.Stars;

/** By how much a promotion lowers a price: {@code {"percent":20}} or {@code {"stars":50}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Reduction.Percent.class),
  @JsonSubTypes.Type(Reduction.Amount.class)
})
public sealed interface Reduction {

  /**
   * What comes off of this price, once for an order; never more than the price.
   *
   * @param price of all that the promotion is for, together
   */
  Stars off(Stars price);

  /**
   * A share of the price, rounded down to whole Stars: only all of it makes an order free.
   *
   * @param percent 1 to 100
   */
  record Percent(int percent) implements Reduction {
    public Percent {
      if (percent < 1 || percent > 100) {
        throw new IllegalArgumentException("a reduction is 1 to 100 percent, not " + percent);
      }
    }

    @Override
    public Stars off(Stars price) {
      return new Stars(Math.multiplyExact(price.amount(), (long) percent) / 100);
    }
  }

  /**
   * So many Stars.
   *
   * @param stars 1 or more
   */
  record Amount(Stars stars) implements Reduction {
    public Amount {
      if (stars.amount() < 1) throw new IllegalArgumentException("a reduction is 1 Star or more");
    }

    @Override
    public Stars off(Stars price) {
      return price.compareTo(stars) < 0 ? price : stars;
    }
  }
}
