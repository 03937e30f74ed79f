package zij.query.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.subscription.CancelledBy;

/**
 * A subscription.
 *
 * @param orderId of the order that began it
 * @param number short form of that for people
 * @param buyer Telegram user id
 * @param title of the product, in the buyer's language
 * @param emoji the product's picture
 * @param price Stars each 30 days
 * @param cancelledBy null unless it is cancelled
 * @param wish {@code CANCEL} or {@code REACTIVATE}, while Telegram has not confirmed it
 * @param renewals how often it was paid after the first time
 * @param paidUntil when Telegram takes the next payment, or when it ends
 * @param access whether the subscriber has what was paid for, at the moment of the answer
 * @param endedAt null while it has not ended
 * @param position log position of the last event that is in here
 */
public record Subscription(
    UUID orderId,
    String number,
    long buyer,
    String product,
    String title,
    String emoji,
    long price,
    SubscriptionState state,
    @Nullable CancelledBy cancelledBy,
    @Nullable String wish,
    int renewals,
    Instant startedAt,
    Instant paidUntil,
    boolean access,
    @Nullable Instant endedAt,
    long position) {}
