package zij.server.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run went.
 *
 * @param message what stopped it; null if nothing did
 * @param pages how many pages of Telegram's list it read
 * @param cursor how many lines of the list are known since
 * @param added how many of them are new
 * @param recovered payments whose update never came
 * @param wentBack charge-backs that it recorded
 * @param found differences that it found
 * @param resolved differences on which both sides agree by now
 * @param balances null if it did not come so far
 */
record ReconciliationRun(
    Instant startedAt,
    Instant endedAt,
    State state,
    @Nullable String message,
    int pages,
    long cursor,
    long added,
    int recovered,
    int wentBack,
    int found,
    int resolved,
    @Nullable StarBalances balances) {

  /** How it ended. */
  enum State {
    /** The list was read to its end, and everything was looked at. */
    COMPLETE,
    /** A limit was reached; the next run goes on from there. */
    PARTIAL,
    /** Telegram's list is not what it was: somebody has to look. */
    LIST_CHANGED,
    /** Telegram or the database did not do its part; the next run goes on from there. */
    FAILED
  }
}
