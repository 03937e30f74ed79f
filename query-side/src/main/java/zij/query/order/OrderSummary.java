package zij.query.order;

import java.time.Instant;
import java.util.UUID;

/**
 * An order in a list.
 *
 * @param title of the first line
 * @param units of all lines together
 */
public record OrderSummary(
    UUID orderId,
    String number,
    OrderStatus status,
    long total,
    String title,
    String emoji,
    int units,
    Instant placedAt) {}
