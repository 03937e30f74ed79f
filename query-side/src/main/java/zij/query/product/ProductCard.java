package zij.query.product;

import org.jspecify.annotations.Nullable;

/**
 * A product in the catalogue's list.
 *
 * @param summary the beginning of its text
 * @param price Stars
 * @param monthly whether the price is paid every 30 days: a subscription
 * @param left how many units there are if they are few, 0 if it is sold out; null if there are
 *     plenty
 */
public record ProductCard(
    String id,
    String title,
    String summary,
    long price,
    boolean monthly,
    String emoji,
    @Nullable Integer left) {}
