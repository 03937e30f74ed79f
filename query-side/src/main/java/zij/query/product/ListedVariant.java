package zij.query.product;

import org.jspecify.annotations.Nullable;
import zij.language.product.Combination;

/**
 * A variant as its owner sees it with its product.
 *
 * @param combination its values
 * @param price Stars
 * @param left how many units there are if they are few, 0 if it is sold out; null if there are
 *     plenty
 */
public record ListedVariant(
    String id, Combination combination, long price, ProductState state, @Nullable Integer left) {}
