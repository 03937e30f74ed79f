package zij.query.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.product.Picture;

/**
 * Something that a buyer has, or had.
 *
 * @param order where it is delivered again
 * @param number short form of the order's id for people
 * @param picture the product's of today; null if its emoji is all there is
 * @param status of the order: what was refunded or charged back is gone
 * @param at when it was paid, or cost nothing
 */
public record LibraryItem(
    UUID order,
    String number,
    String product,
    String title,
    String emoji,
    @Nullable Picture picture,
    int quantity,
    OrderStatus status,
    Instant at) {}
