package zij.query.order;

import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * A line of an order.
 *
 * @param picture the product's of today; null if its emoji is all there is
 * @param price Stars for one unit
 */
public record OrderLine(
    String product,
    String title,
    String emoji,
    @Nullable Picture picture,
    int quantity,
    long price) {}
