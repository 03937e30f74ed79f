package zij.ledger.log;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the log: pages from memory where the tail still has them, from the
 * database where not. For one thread, but for {@link #close} and the callback.
 */
final class LogStream implements TrackingEventStream {
  private final LogEventStorageEngine engine;
  private final LogReader reader;
  private final LiveTail tail;
  private final Herald herald;
  private final LongSupplier visible;
  private final ArrayDeque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
  private long next;
  private volatile @Nullable Runnable callback;

  /**
   * A stream that begins at a position.
   *
   * @param herald calls back
   * @param visible how much of the log it shows
   */
  LogStream(
      LogEventStorageEngine engine,
      LogReader reader,
      LiveTail tail,
      Herald herald,
      LongSupplier visible,
      long next) {
    this.engine = engine;
    this.reader = reader;
    this.tail = tail;
    this.herald = herald;
    this.visible = visible;
    this.next = next;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return hasNextAvailable() ? Optional.of(buffer.getFirst()) : Optional.empty();
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    // Upcasters may drop every event of a page, so more than one page may be needed.
    while (buffer.isEmpty()) {
      if (!tail.await(visible, next, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      fill();
    }
    return true;
  }

  private void fill() {
    var entries = tail.from(next, LogEvents.PAGE);
    if (entries.isEmpty()) {
      entries = reader.from(next, LogEvents.PAGE);
    }
    if (!entries.isEmpty()) {
      next = entries.getLast().position() + 1;
      engine.tracked(entries.stream()).forEach(buffer::add);
    }
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.SECONDS)) {
      // Wait on: the tail is woken by every commit.
    }
    return buffer.removeFirst();
  }

  @Override
  public boolean setOnAvailableCallback(Runnable available) {
    withdrawCallback();
    callback = available;
    herald.listen(available);
    return true;
  }

  private void withdrawCallback() {
    var current = callback;
    if (current != null) {
      herald.forget(current);
    }
  }

  @Override
  public void close() {
    withdrawCallback();
    buffer.clear();
  }
}
