package zij.query.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment of a subscription.
 *
 * @param charge Telegram's id of it
 * @param amount Stars
 * @param renewal false for the first one, which is the order's
 * @param refund {@code WANTED}, {@code REFUNDED} or {@code CHARGED_BACK}; null if nothing of it
 */
public record SubscriptionPayment(
    String charge,
    long amount,
    boolean renewal,
    Instant paidAt,
    Instant paidUntil,
    @Nullable String refund) {}
