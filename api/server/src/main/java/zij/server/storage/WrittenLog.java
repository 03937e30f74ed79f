package zij.server.storage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * When the primary had written how much of its write-ahead log, as far as was looked. It says how
 * old the newest commit is that a replica can show, by this machine's clock alone. For one thread.
 */
final class WrittenLog {
  private static final int REMEMBERED = 120;

  private record Sample(long nanos, long written) {}

  private final Deque<Sample> newestFirst = new ArrayDeque<>();

  /**
   * Notes what the primary has written by now.
   *
   * @param nanos of {@link System#nanoTime}, before it was asked
   */
  void note(long nanos, long written) {
    newestFirst.addFirst(new Sample(nanos, written));
    if (newestFirst.size() > REMEMBERED) newestFirst.removeLast();
  }

  /**
   * How long ago the primary had written no more than was replayed, which is at most how much a
   * replica lags behind; null if that is longer ago than is remembered.
   */
  @Nullable Duration ageOf(long replayed) {
    Iterator<Sample> samples = newestFirst.iterator();
    if (!samples.hasNext()) return null;
    Sample newest = samples.next();
    if (newest.written <= replayed) return Duration.ofNanos(System.nanoTime() - newest.nanos);
    while (samples.hasNext()) {
      Sample sample = samples.next();
      if (sample.written <= replayed) return Duration.ofNanos(System.nanoTime() - sample.nanos);
    }
    return null;
  }
}
