package zij.ledger.witness;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where the log stands with one witness: what it has cosigned, whether it is being asked, and when
 * to ask again after a failure (exponential back-off with jitter). Thread-safe.
 */
final class Turn {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private long cosigned;
  private boolean busy;
  private int failures;
  private long askAgainNanos;

  Turn(long cosigned) {
    this.cosigned = cosigned;
    this.askAgainNanos = System.nanoTime();
  }

  /** Begins to ask for this size, if that is due. */
  synchronized boolean begin(long size) {
    if (busy || cosigned >= size || System.nanoTime() - askAgainNanos < 0) {
      return false;
    }
    busy = true;
    return true;
  }

  synchronized void succeeded(long size) {
    busy = false;
    cosigned = size;
    failures = 0;
  }

  synchronized void failed() {
    busy = false;
    askAgainNanos = System.nanoTime() + jittered(backOff(failures)).toNanos();
    failures++;
  }

  /** 1 s, 2 s, 4 s ... and not more than a minute. */
  static Duration backOff(int failures) {
    var wait = SHORTEST.multipliedBy(1L << Math.min(failures, 10));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  /** Half of it to all of it, so that servers and witnesses do not march in step. */
  private static Duration jittered(Duration wait) {
    return wait.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2));
  }

  synchronized boolean isBusy() {
    return busy;
  }

  synchronized long cosigned() {
    return cosigned;
  }
}
