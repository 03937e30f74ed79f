package zij.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor can see of an entry in a list.
 *
 * @param position in the log, from 0
 * @param at when it was appended, to the microsecond
 * @param type logical name of the event
 * @param order whose story it belongs to
 * @param buyer Telegram id of whose order, payment or evidence it is
 * @param charge Telegram's id of the payment, or of whatever else moved
 * @param amount Stars that moved: to the shop, or, negative, back to the payer; of a difference, by
 *     how much Telegram's balance is higher than our events make it; null if nothing moved
 * @param user Telegram id of whose doing it is or goes back to
 * @param actor {@code user}, {@code telegram} or {@code system:<reaction>}
 * @param operation logical name of the command that led to it
 * @param traceId W3C trace id of the request that led to it; may be empty
 */
public record LedgerEntry(
    long position,
    Instant at,
    String type,
    String aggregateType,
    String aggregateId,
    @Nullable UUID order,
    @Nullable Long buyer,
    @Nullable String charge,
    List<String> products,
    @Nullable Long amount,
    @Nullable Long user,
    String actor,
    String operation,
    String traceId) {}
