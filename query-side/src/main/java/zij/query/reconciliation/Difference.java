package zij.query.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.StarAmount;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.difference.Settlement;

/**
 * A difference between Telegram's list and the log, as an auditor sees it.
 *
 * @param transaction Telegram's id; of a payment and what goes back of it, the charge id
 * @param there what Telegram lists
 * @param here what the log says, whole Stars
 * @param effect by how much Telegram's balance is higher for it than the log makes it
 * @param order which order it is about, if that is known
 * @param movedAt when the Stars moved; its age counts from here
 * @param settledBy Telegram id of the person who decided
 * @param endedAt when it was settled or resolved
 * @param position log position of the last event that is in here
 */
public record Difference(
    UUID id,
    DifferenceState state,
    DifferenceKind kind,
    String transaction,
    Direction direction,
    StarAmount there,
    long here,
    StarAmount effect,
    @Nullable UUID order,
    Explanation explanation,
    Instant movedAt,
    Instant foundAt,
    @Nullable Settlement settlement,
    @Nullable String note,
    @Nullable Long settledBy,
    @Nullable Instant endedAt,
    long position) {}
