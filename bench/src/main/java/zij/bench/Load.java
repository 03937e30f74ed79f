package zij.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Callers in a closed loop: each has its own virtual thread and begins its next operation when the
 * last one is done. A failed operation fails the run: nothing is counted that did not succeed.
 */
final class Load {
  private static final long LONGEST_US = Duration.ofMinutes(2).toNanos() / 1_000;

  private static final int WARM_UP_STEP_SECONDS = 10;
  private static final double STILL_FASTER = 1.02;
  private static final int SLOWER_STEPS = 4;

  private Load() {}

  /**
   * What came of a round.
   *
   * @param operations how many began within its time, and the first of each caller; all of them
   *     were brought to their end
   * @param seconds from the first begin to the last end
   * @param latencies of each operation, in microseconds
   */
  record Round(long operations, double seconds, Histogram latencies) {
    double perSecond() {
      return operations / seconds;
    }
  }

  private record Share(long operations, Histogram latencies) {}

  static Histogram newHistogram() {
    return new Histogram(LONGEST_US, 3);
  }

  /**
   * Runs until it has not got faster for some steps, or the time is up: the compiler needs longer
   * the less processor it gets, and a fixed time would measure how busy the machine is. One slower
   * step says nothing: it may be the compiler itself that took the processor.
   *
   * @param longestSeconds 0 for not at all
   */
  static void warmUp(int callers, int longestSeconds, IntFunction<Callable<?>> operation)
      throws InterruptedException {
    double best = 0;
    int slower = 0;
    for (int left = longestSeconds; left > 0; left -= WARM_UP_STEP_SECONDS) {
      double now = run(callers, Math.min(left, WARM_UP_STEP_SECONDS), operation).perSecond();
      System.err.printf("  warming up, %d s left at most: %,.0f/s%n", left, now);
      slower = now < best * STILL_FASTER ? slower + 1 : 0;
      if (slower == SLOWER_STEPS) return;
      best = Math.max(best, now);
    }
  }

  /**
   * Runs one round.
   *
   * @param operation the operation of the caller with this number, from 0
   */
  static Round run(int callers, int seconds, IntFunction<Callable<?>> operation)
      throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + Duration.ofSeconds(seconds).toNanos();
    List<Future<Share>> shares = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < callers; caller++) {
        Callable<?> mine = operation.apply(caller);
        shares.add(threads.submit(() -> repeat(mine, end)));
      }
    }
    double took = (System.nanoTime() - begin) / 1e9;
    Histogram latencies = newHistogram();
    long operations = 0;
    for (Future<Share> share : shares) {
      operations += result(share).operations;
      latencies.add(result(share).latencies);
    }
    return new Round(operations, took, latencies);
  }

  private static Share repeat(Callable<?> operation, long end) throws Exception {
    Histogram latencies = newHistogram();
    long operations = 0;
    long now = System.nanoTime();
    do {
      var _ = operation.call();
      long done = System.nanoTime();
      latencies.recordValue(Math.min(LONGEST_US, (done - now) / 1_000));
      operations++;
      now = done;
    } while (now < end);
    return new Share(operations, latencies);
  }

  private static Share result(Future<Share> share) throws InterruptedException {
    try {
      return share.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an operation failed: " + e.getCause(), e.getCause());
    }
  }
}
