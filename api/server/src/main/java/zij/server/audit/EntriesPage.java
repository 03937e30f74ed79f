package zij.server.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.query.audit.LedgerEntry;

/**
 * Some of the entries that were asked for.
 *
 * @param next cursor of the next page, to be sent with the same question; null at the end
 * @param asOf how many entries the log had for this answer; the same on every page
 * @param checkpoint a signed note (C2SP tlog-checkpoint) of a log that holds them all
 */
record EntriesPage(
    List<LedgerEntry> entries, @Nullable String next, long asOf, String checkpoint) {}
