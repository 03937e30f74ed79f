package zij.query.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.product.Combination;

/**
 * A variant as its owner sees it with its product.
 *
 * @param combination its values
 * @param price Stars
 * @param left how many units there are if they are few, 0 if it is sold out; null if there are
 *     plenty
 * @param from when it can be ordered, as far as it was told itself; null if from ever
 * @param until when it can be ordered no more; null if never
 */
public record ListedVariant(
    String id,
    Combination combination,
    long price,
    ProductState state,
    @Nullable Integer left,
    @Nullable Instant from,
    @Nullable Instant until) {}
