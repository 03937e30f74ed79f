package zij.query.order;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a buyer has, or had.
 *
 * @param order where it is delivered again
 * @param number short form of the order's id for people
 * @param status of the order: what was refunded or charged back is gone
 * @param at when it was paid, or cost nothing
 */
public record LibraryItem(
    UUID order,
    String number,
    String product,
    String title,
    String emoji,
    int quantity,
    OrderStatus status,
    Instant at) {}
