package zij.server.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.query.audit.LedgerEntry;
import zij.query.order.Order;

/**
 * Everything that happened to an order, or to a parcel.
 *
 * @param order as its buyer sees it now; null for a parcel, whose entries say it all
 * @param entries in the order of the log
 * @param more whether there are entries that did not fit; {@code /api/ledger/entries} has them all
 * @param asOf how many entries the log had for this answer
 * @param checkpoint a signed note (C2SP tlog-checkpoint) of a log that holds them all
 */
record OrderStory(
    long buyer,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Order order,
    List<LedgerEntry> entries,
    boolean more,
    long asOf,
    String checkpoint) {}
