package zij.query.product;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * A product with all there is to say, in one language.
 *
 * @param price Stars
 * @param monthly whether the price is paid every 30 days: a subscription
 * @param picture null if the emoji is all there is
 * @param available whether it is on sale, be it at another time
 * @param left how many units there are if they are few, 0 if it is sold out; null if there are
 *     plenty
 * @param from when it can be ordered; null if from ever
 * @param until when it can be ordered no more; null if never
 * @param limit units that one buyer may have; null if there is none
 * @param varied whether it is sold as its variants, not as itself: then the price is the lowest of
 *     those that there are
 * @param variantOf the product of which it is a variant; null if it is none
 * @param options what is chosen of it, or of the product of which it is a variant
 * @param variants all of that product that were ever on sale, itself among them
 * @param position log position of the last event of the product itself that is in here
 */
public record Product(
    String id,
    String title,
    String text,
    long price,
    boolean monthly,
    String emoji,
    @Nullable Picture picture,
    boolean available,
    @Nullable Integer left,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer limit,
    boolean varied,
    @Nullable String variantOf,
    List<ProductOption> options,
    List<ProductVariant> variants,
    long position) {}
