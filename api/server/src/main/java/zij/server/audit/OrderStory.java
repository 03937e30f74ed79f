package zij.server.audit;

import java.util.List;
import zij.query.audit.LedgerEntry;
import zij.query.order.Order;

/**
 * Everything that happened to an order.
 *
 * @param order as its buyer sees it now
 * @param entries in the order of the log
 * @param more whether there are entries that did not fit; {@code /api/ledger/entries} has them all
 * @param asOf how many entries the log had for this answer
 * @param checkpoint a signed note (C2SP tlog-checkpoint) of a log that holds them all
 */
record OrderStory(
    long buyer,
    Order order,
    List<LedgerEntry> entries,
    boolean more,
    long asOf,
    String checkpoint) {}
