package zij.query.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the shop's owner sees it.
 *
 * @param number short form of the id for people
 * @param buyer Telegram user id
 * @param total Stars
 * @param closedAt when it was cancelled, lapsed, or the payment went back
 * @param charge Telegram's id of the payment
 * @param refusal why the last checkout was refused: a code
 * @param surplus payments that it had no use for
 * @param position log position of the last event that is in here
 */
public record Sale(
    UUID orderId,
    String number,
    long buyer,
    OrderStatus status,
    List<OrderLine> lines,
    long total,
    Instant placedAt,
    @Nullable Instant paidAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant closedAt,
    @Nullable String charge,
    @Nullable String refusal,
    List<Surplus> surplus,
    long position) {}
