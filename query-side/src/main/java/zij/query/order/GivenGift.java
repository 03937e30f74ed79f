package zij.query.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an order is a gift, as its buyer sees it.
 *
 * @param link what to send to whoever shall have it; null until the goods are there, once it is
 *     taken or its payment goes back, and if this shop cannot tell it any more
 * @param links how many links there were; the number of this one
 * @param message what its buyer wrote; null if nothing, or if that was erased
 * @param takenAt null if nobody took it
 * @param yours whether the buyer took it back
 * @param gone whether its payment goes back, or did
 */
public record GivenGift(
    @Nullable String link,
    int links,
    @Nullable String message,
    @Nullable Instant takenAt,
    boolean yours,
    boolean gone) {}
