package zij.query.product;

import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * A product with all there is to say, in one language.
 *
 * @param price Stars
 * @param monthly whether the price is paid every 30 days: a subscription
 * @param picture null if the emoji is all there is
 * @param available whether it is on sale
 * @param left how many units there are if they are few, 0 if it is sold out; null if there are
 *     plenty
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
    long position) {}
