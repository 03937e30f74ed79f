package zij.language.parcel;

import java.util.List;
import zij.language.Language;
import zij.language.shipping.ShippingOption;

/**
 * How a parcel can be sent to where its buyer wants it.
 *
 * @param language the buyer's
 * @param options at least one
 */
public record ShippingQuote(Language language, List<ShippingOption> options) {
  public ShippingQuote {
    options = List.copyOf(options);
  }
}
