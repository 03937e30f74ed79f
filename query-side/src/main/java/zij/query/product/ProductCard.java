package zij.query.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * A product in the catalogue's list.
 *
 * @param summary the beginning of its text
 * @param price Stars
 * @param monthly whether the price is paid every 30 days: a subscription
 * @param picture null if the emoji is all there is
 * @param left how many units there are if they are few, 0 if it is sold out; null if there are
 *     plenty
 * @param from when it can be ordered; null if from ever
 * @param until when it can be ordered no more; null if never
 * @param limit units that one buyer may have; null if there is none
 * @param varied whether it is sold as its variants, not as itself: then the price is the lowest of
 *     those that there are
 */
public record ProductCard(
    String id,
    String title,
    String summary,
    long price,
    boolean monthly,
    String emoji,
    @Nullable Picture picture,
    @Nullable Integer left,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer limit,
    boolean varied) {}
