package zij.ledger.log;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Tells readers that the log has grown: at once if they have had their rest since they were told
 * last, else when they have. Each of them wakes a processor, which reads, locks and commits whether
 * there is one event or a hundred, so under load fewer and larger helpings are cheaper.
 * Thread-safe.
 */
final class Herald {
  private final long pauseNanos;
  private final LongSupplier size;
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean announcing = new AtomicBoolean();
  private volatile long toldNanos;
  private final AtomicLong told;

  /**
   * A herald whose readers know the log as it is now.
   *
   * @param pause how long readers are left alone after they were told
   * @param size of the log as it is now
   */
  Herald(Duration pause, LongSupplier size) {
    this.pauseNanos = pause.toNanos();
    this.size = size;
    this.toldNanos = System.nanoTime() - pauseNanos;
    this.told = new AtomicLong(size.getAsLong());
  }

  /** How long readers are left alone after they were told. */
  Duration pause() {
    return Duration.ofNanos(pauseNanos);
  }

  /** The size when readers were told last; what is behind it is in the next helping. */
  long told() {
    return told.get();
  }

  /** Has heard that the log has grown. */
  void grown() {
    if (!announcing.compareAndSet(false, true)) {
      return; // whoever tells next tells of this growth too
    }
    long rest = toldNanos + pauseNanos - System.nanoTime();
    if (rest <= 0) {
      tell();
    } else {
      CompletableFuture.delayedExecutor(rest, TimeUnit.NANOSECONDS, Runnable::run)
          .execute(this::tell);
    }
  }

  private void tell() {
    toldNanos = System.nanoTime();
    announcing.set(false); // before the size is read: growth from here on is told anew
    told.accumulateAndGet(size.getAsLong(), Math::max);
    listeners.forEach(Runnable::run);
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
