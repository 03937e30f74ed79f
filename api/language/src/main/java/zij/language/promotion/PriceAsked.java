package zij.language.promotion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;

/**
 * What a buyer hopes to pay.
 *
 * @param code that the buyer gave; then nothing else lowers the price
 * @param automatic promotions without a code that may be on; of those that are, the best one counts
 * @param atMost the total that the buyer was shown; the order is refused if it would cost more
 * @param credit whether the buyer's store credit is to be used, as far as it goes
 */
public record PriceAsked(
    @Nullable PromotionCode code,
    List<PromotionId> automatic,
    @Nullable Stars atMost,
    boolean credit) {
  /** The price of the lines, whatever that is. */
  public static final PriceAsked FULL = new PriceAsked(null, List.of(), null);

  public PriceAsked {
    automatic = List.copyOf(automatic);
  }

  /** Without store credit. */
  public PriceAsked(
      @Nullable PromotionCode code, List<PromotionId> automatic, @Nullable Stars atMost) {
    this(code, automatic, atMost, false);
  }

  /** The same, with the buyer's store credit or without. */
  public PriceAsked withCredit(boolean used) {
    return new PriceAsked(code, automatic, atMost, used);
  }

  /** Whether it may come to less than the full price. */
  public boolean mayBeLess() {
    return code != null || !automatic.isEmpty() || credit;
  }

  /** The same for a buyer who was shown no total. */
  public PriceAsked whateverItCosts() {
    return new PriceAsked(code, automatic, null, credit);
  }
}
