package zij.server.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.LogReader;
import zij.ledger.log.SignedCheckpoint;
import zij.query.audit.Entries;
import zij.server.problem.ProblemException;

/** As of which size of the log a question is answered. Thread-safe. */
@Component
class AsOf {
  /** How long a question waits for entries that the log has and that cannot be found yet. */
  static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private final Entries entries;
  private final LogReader log;
  private final Checkpoints checkpoints;

  AsOf(Entries entries, LogReader log, Checkpoints checkpoints) {
    this.entries = entries;
    this.log = log;
    this.checkpoints = checkpoints;
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
    if (!entries.awaitSize(size, MAX_WAIT)) {
      throw ProblemException.later(
          HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_VISIBLE", Duration.ofSeconds(1));
    }
    return size;
  }

  /** A signed checkpoint that covers so many entries. */
  SignedCheckpoint signed(long size) {
    return checkpoints.covering(Math.max(0, size - 1));
  }
}
