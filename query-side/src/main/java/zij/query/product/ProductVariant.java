package zij.query.product;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * A variant of a product: a product of its own, by whose id it is ordered.
 *
 * @param title the product's, with the values
 * @param values codes of its values, in the order of the product's options
 * @param price Stars
 * @param picture its own, or else the product's; null if the emoji is all there is
 * @param available whether it is on sale, be it at another time
 * @param left how many units there are if they are few, 0 if it is sold out; null if there are
 *     plenty
 * @param from when it can be ordered; null if from ever
 * @param until when it can be ordered no more; null if never
 * @param limit units that one buyer may have; null if there is none
 */
public record ProductVariant(
    String id,
    String title,
    List<String> values,
    long price,
    @Nullable Picture picture,
    boolean available,
    @Nullable Integer left,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer limit) {}
