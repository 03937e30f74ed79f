package zij.ledger.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of the end of the log without asking the database: its size, and the
 * newest entries this process committed itself. Readers that keep up read here and are woken here.
 * The size only grows. Thread-safe.
 */
public final class LiveTail implements Appender.CommitListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();

  /**
   * Entry {@code p} is at {@code p % length}, for the positions from {@code first} to {@code end}.
   */
  private final @Nullable StoredEntry[] ring;

  /** So many different rests there are for those that may lag. */
  private static final int RESTS = 8;

  private final Herald prompt;
  private final Duration unhurriedPause;
  private final List<Herald> unhurried = new CopyOnWriteArrayList<>();

  private long first;
  private long end;
  private volatile long size;
  private final AtomicLong foreignCommits = new AtomicLong();

  /**
   * An empty tail.
   *
   * @param capacity how many of the newest entries are kept in memory
   * @param pause how long readers are left alone after they were told of growth, some milliseconds;
   *     zero for not at all
   * @param unhurriedPause the same for those whose work may lag, some hundred milliseconds; each of
   *     them gets up to half as much more
   */
  public LiveTail(int capacity, Duration pause, Duration unhurriedPause) {
    this.ring = new StoredEntry[capacity];
    this.prompt = new Herald(pause, this::size);
    this.unhurriedPause = unhurriedPause;
  }

  /** Tells those that want to know soon. */
  Herald prompt() {
    return prompt;
  }

  /**
   * Tells one reader more whose work may lag, for good. No two have the same rest as long as there
   * are few of them: if all went to work at the same moment, who is in a hurry would have to wait
   * for all of them.
   */
  Herald unhurried() {
    int rest = unhurried.size() % RESTS;
    Herald herald =
        new Herald(
            unhurriedPause.plus(unhurriedPause.multipliedBy(rest).dividedBy(2 * RESTS)),
            this::size);
    herald.listen(this::wake);
    unhurried.add(herald);
    return herald;
  }

  /** The size of the log as far as this process knows. */
  public long size() {
    return size;
  }

  /**
   * How often another process was heard to commit, or may have been. Whoever keeps what it read
   * from the log keeps it no longer than until this number changes.
   */
  public long foreignCommits() {
    return foreignCommits.get();
  }

  /** Learns that another process committed, or that it may have gone unheard. */
  void foreignCommit() {
    foreignCommits.incrementAndGet();
  }

  /** Keeps what this process has committed and wakes the readers. */
  @Override
  public void committed(List<StoredEntry> entries) {
    lock.lock();
    try {
      if (entries.getFirst().position() != end) {
        // Another process committed in between; what is kept must stay dense.
        first = entries.getFirst().position();
      }
      for (var entry : entries) {
        ring[slot(entry.position())] = entry;
      }
      end = entries.getLast().position() + 1;
      first = Math.max(first, end - ring.length);
    } finally {
      lock.unlock();
    }
    grewTo(entries.getLast().position() + 1);
  }

  /** Learns that the log has at least this many entries, whoever wrote them. */
  public void grewTo(long newSize) {
    lock.lock();
    try {
      if (newSize <= size) {
        return;
      }
      size = newSize;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
    prompt.grown();
    unhurried.forEach(Herald::grown);
  }

  private void wake() {
    lock.lock();
    try {
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The entries from a position on, as far as they are in memory.
   *
   * @return empty if the entry at that position is not in memory
   */
  List<StoredEntry> from(long position, int limit) {
    lock.lock();
    try {
      var found = new ArrayList<StoredEntry>();
      for (long at = position; at >= first && at < end && found.size() < limit; at++) {
        var entry = ring[slot(at)];
        if (entry == null) {
          break;
        }
        found.add(entry);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  private int slot(long position) {
    return (int) (position % ring.length);
  }

  /** Waits until the log has an entry at this position; false if the time ran out first. */
  boolean await(long position, long timeout, TimeUnit unit) throws InterruptedException {
    return await(this::size, position, timeout, unit);
  }

  /** The same, where a reader sees no more of the log than this. */
  boolean await(LongSupplier visible, long position, long timeout, TimeUnit unit)
      throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (visible.getAsLong() <= position) {
        if (left <= 0) {
          return false;
        }
        left = grown.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
