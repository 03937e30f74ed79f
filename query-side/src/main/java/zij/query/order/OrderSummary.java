package zij.query.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * An order in a list.
 *
 * @param title of the first line
 * @param picture of the first line's product; null if its emoji is all there is
 * @param units of all lines together
 */
public record OrderSummary(
    UUID orderId,
    String number,
    OrderStatus status,
    long total,
    String title,
    String emoji,
    @Nullable Picture picture,
    int units,
    Instant placedAt) {}
