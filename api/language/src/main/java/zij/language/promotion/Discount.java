package zij.language.promotion;

import org.jspecify.annotations.Nullable;
import zij.language.Stars;

/**
 * What came off of an order's price.
 *
 * @param promotion by which it did
 * @param code that the buyer gave; null of a promotion that needs none
 * @param off 1 Star or more, at most the price of all lines
 */
public record Discount(PromotionId promotion, @Nullable PromotionCode code, Stars off) {}
