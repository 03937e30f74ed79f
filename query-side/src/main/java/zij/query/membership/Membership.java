package zij.query.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in a private chat that an order delivers.
 *
 * @param chat Telegram's number of it
 * @param person Telegram's number of whose place it is
 * @param link null while it is being made, and when it is worth nothing any more
 * @param admittedAt when the person was let in last; null if never
 * @param endedAt null while it lasts
 */
public record Membership(
    long chat,
    long person,
    String title,
    MembershipState state,
    @Nullable String link,
    Instant openedAt,
    @Nullable Instant admittedAt,
    @Nullable Instant endedAt) {}
