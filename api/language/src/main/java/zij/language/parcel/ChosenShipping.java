package zij.language.parcel;

import zij.language.Money;
import zij.language.shipping.ShippingOptionId;

/**
 * How a parcel is sent, as the buyer chose it.
 *
 * @param title in the buyer's language
 * @param price for the whole parcel
 */
public record ChosenShipping(ShippingOptionId option, String title, Money price) {}
