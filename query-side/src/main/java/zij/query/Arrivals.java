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
  /** How long a waiter sleeps at most before it looks again: another server may have projected. */
  private static final long LOOK_AGAIN_MS = 100;

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
    while (true) {
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
      sleep(arrival, Math.min(leftMs, LOOK_AGAIN_MS));
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
