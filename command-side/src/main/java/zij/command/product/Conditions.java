package zij.command.product;

import org.jspecify.annotations.Nullable;
import zij.language.product.Availability;
import zij.language.product.BuyerLimit;

/**
 * When a product can be ordered, and how much of it.
 *
 * @param limit of one buyer; null if there is none
 * @param counted whether there ever was a limit: then orders are counted, so that a limit that
 *     comes back finds them
 */
public record Conditions(Availability availability, @Nullable BuyerLimit limit, boolean counted) {
  static final Conditions NONE = new Conditions(Availability.ALWAYS, null, false);

  Conditions during(Availability changed) {
    return new Conditions(changed, limit, counted);
  }

  Conditions upTo(@Nullable BuyerLimit changed) {
    return new Conditions(availability, changed, true);
  }
}
