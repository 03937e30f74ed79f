package zij.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.ledger.book.Book;
import zij.ledger.log.LogReader;
import zij.ledger.log.SignedCheckpoint;
import zij.ledger.witness.PublishedCheckpoints;
import zij.query.audit.Entries;
import zij.server.problem.ProblemException;

/** As of which size of the log a question is answered. Thread-safe. */
@Component
class AsOf {
  /** How long a question waits for entries that the log has and that cannot be found yet. */
  static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private static final long LOOK_AGAIN_MS = 20;

  private final Entries entries;
  private final Book book;
  private final LogReader log;
  private final PublishedCheckpoints checkpoints;
  private final InstantSource clock;

  AsOf(
      Entries entries,
      Book book,
      LogReader log,
      PublishedCheckpoints checkpoints,
      InstantSource clock) {
    this.entries = entries;
    this.book = book;
    this.log = log;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /** As {@link #size} for this question. */
  long size(EntryQuery query, @Nullable String asked) throws InterruptedException {
    return query.asksTheBook() ? posted(asked) : size(asked);
  }

  /**
   * The size that is asked for, or how many entries can be found now.
   *
   * @throws ProblemException if the log is not that long, or 503 if its newest entries do not
   *     become visible in time
   */
  long size(@Nullable String asked) throws InterruptedException {
    Asked parameter = new Asked("asOf", asked);
    Long size = parameter.number(1, Asked.MAX);
    if (size == null) return entries.size();
    long longest = log.size();
    if (size > longest) throw parameter.wrong("1 to the size of the log, which is " + longest);
    if (!entries.awaitSize(size, MAX_WAIT)) throw notYetVisible();
    return size;
  }

  /** The same for a question that the book answers too, which may be behind. */
  private long posted(@Nullable String asked) throws InterruptedException {
    long size = size(asked);
    if (asked == null) return Math.min(size, book.position() + 1);
    Instant end = clock.instant().plus(MAX_WAIT);
    while (book.position() < size - 1) {
      if (clock.instant().isAfter(end)) throw notYetVisible();
      Thread.sleep(LOOK_AGAIN_MS);
    }
    return size;
  }

  private static ProblemException notYetVisible() {
    return ProblemException.later(
        HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_VISIBLE", Duration.ofSeconds(1));
  }

  /** A signed checkpoint that covers so many entries, cosigned as far as it is. */
  SignedCheckpoint signed(long size) {
    return checkpoints.atOnce(Math.max(0, size - 1));
  }
}
