package zij.query;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Lets readers wait until a read model shows what they wait for, without asking it over and over.
 * Thread-safe. Keeps one entry per key that somebody waits for.
 */
public final class Arrivals {
  /** A waiter looks again after a while, at first soon: another server may have projected. */
  private static final long FIRST_LOOK_MS = 5;

  private static final long LONGEST_SLEEP_MS = 100;

  private final ConcurrentHashMap<Object, CompletableFuture<Void>> awaited =
      new ConcurrentHashMap<>();

  /** What is read under this key has changed, visibly to all. */
  public void arrived(Object key) {
    CompletableFuture<Void> arrival = awaited.remove(key);
    if (arrival != null) arrival.complete(null);
  }

  /**
   * Waits until {@code isVisible} or the time is up.
   *
   * @return whether it became visible
   */
  public boolean await(Object key, BooleanSupplier isVisible, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (long sleepMs = FIRST_LOOK_MS; ; sleepMs = Math.min(2 * sleepMs, LONGEST_SLEEP_MS)) {
      CompletableFuture<Void> arrival =
          awaited.computeIfAbsent(key, _ -> new CompletableFuture<>());
      if (isVisible.getAsBoolean()) {
        awaited.remove(key, arrival);
        arrival.complete(null); // others who wait under the same key look again
        return true;
      }
      long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMs <= 0) {
        awaited.remove(key, arrival);
        arrival.complete(null);
        return false;
      }
      sleep(arrival, Math.min(leftMs, sleepMs));
    }
  }

  private static void sleep(CompletableFuture<Void> arrival, long atMostMs)
      throws InterruptedException {
    try {
      arrival.get(Math.max(1, atMostMs), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // looks again
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("an arrival never fails", e);
    }
  }
}
