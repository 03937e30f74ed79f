package zij.ledger.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.axonframework.common.AxonException;

/**
 * The one writer of this process. Callers hand over the leaves of one unit of work and wait; a
 * thread takes what has gathered and stores it with one commit, so that all share one fsync. A
 * caller that is alone stores its own, because handing over and back would cost as much again as
 * half a commit. A unit of work is stored whole at consecutive positions or not at all, and its
 * caller goes on only after the commit. Several processes may append to one database. Thread-safe.
 *
 * <p>Meters: {@code zij.ledger.append} (time from hand-over to commit), {@code
 * zij.ledger.append.batch} (events per commit), {@code zij.ledger.append.queue} (waiting units).
 */
public final class Appender implements AutoCloseable {
  /** Is told of every commit, in the order of positions, before the callers are. */
  @FunctionalInterface
  public interface CommitListener {
    /** Takes the entries that were just committed; must be quick and must not throw. */
    void committed(List<StoredEntry> entries);
  }

  /**
   * What the appender may hold and how long it tries.
   *
   * @param queuedUnits units of work that may wait
   * @param queuedBytes leaf bytes that may wait or be on their way
   * @param unitEvents events of one unit of work
   * @param batchEvents events of one commit, unless a single unit of work has more
   * @param reconnect how long a lost connection is retried before its callers are told
   * @param answer how long the database may take for one answer
   */
  public record Limits(
      int queuedUnits,
      int queuedBytes,
      int unitEvents,
      int batchEvents,
      Duration reconnect,
      Duration answer) {
    /** Limits that fit a heap of 512 MB. */
    public static final Limits DEFAULT =
        new Limits(4_096, 64 << 20, 1_000, 512, Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /** Far less than a commit takes. */
  private static final long GATHER_NANOS = 200_000;

  private static final Pending END =
      new Pending(List.of(), new CompletableFuture<>(), new CompletableFuture<>());

  private final Limits limits;
  private final ArrayBlockingQueue<Pending> queue;
  private final Admission admission;
  private final BatchWriter writer;
  private final DistributionSummary batchSize;
  private final Thread thread;

  /** Whoever has it writes; the commits' listener is told under it too. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Whether the last commit was for one caller only: then there is nobody to share one with. */
  private volatile boolean lonely;

  private volatile boolean closed;

  /** An appender with an alarm of its own. */
  public Appender(
      DataSource dataSource, Limits limits, CommitListener listener, MeterRegistry meters) {
    this(dataSource, limits, listener, new ForkAlarm(meters), meters);
  }

  /**
   * Starts the appender's thread; it connects with the first unit of work.
   *
   * @param dataSource gives the appender the connection that it keeps; as the application role
   * @param alarm stops the appender when it rings, and is rung if the log became shorter
   */
  public Appender(
      DataSource dataSource,
      Limits limits,
      CommitListener listener,
      ForkAlarm alarm,
      MeterRegistry meters) {
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.queuedUnits);
    this.admission = new Admission(limits, alarm, meters);
    this.writer = new BatchWriter(dataSource, limits, listener, alarm);
    this.batchSize = DistributionSummary.builder("zij.ledger.append.batch").register(meters);
    Gauge.builder("zij.ledger.append.queue", queue, ArrayBlockingQueue::size).register(meters);
    this.thread = Thread.ofPlatform().name("zij-appender").start(this::run);
  }

  /**
   * Stores one unit of work and waits for its commit.
   *
   * @return the position of its last event
   * @throws LogBusyException if the queue is full or the appender is closed; nothing was stored
   * @throws org.axonframework.modelling.command.ConcurrencyException if one of its events took a
   *     sequence number of its aggregate that another event has; nothing was stored
   * @throws AppendFailedException if the database refused or was away; nothing was stored
   * @throws AppendOutcomeUnknownException if that cannot be known
   * @throws ForkException if the alarm rings; nothing was stored
   */
  public long append(List<Leaf> unit) {
    var pending = admission.admit(unit);
    try {
      if (!writtenHere(pending)) {
        queued(pending);
      }
      return pending.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      boolean _ = queue.remove(pending); // or its place is taken for nothing
      throw pending.interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AxonException failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /**
   * Queues one unit of work. The future completes after the commit, on the appender's thread, with
   * the position of its last event, or with what {@link #append} throws.
   *
   * @throws LogBusyException if the queue is full or the appender is closed
   * @throws IllegalArgumentException if it has no events or more than {@link Limits#unitEvents}
   * @throws ForkException if the alarm rings
   */
  public CompletableFuture<Long> submit(List<Leaf> unit) {
    var pending = admission.admit(unit);
    queued(pending);
    return pending.answer();
  }

  private void queued(Pending pending) {
    if (!offer(pending)) {
      var busy = new LogBusyException("too many units of work wait to be appended");
      pending.position().completeExceptionally(busy);
      throw busy;
    }
  }

  /** Writes on the caller's own thread if nobody else writes, waits or has lately done so. */
  private boolean writtenHere(Pending alone) throws InterruptedException {
    if (!lonely || !queue.isEmpty()) {
      return false;
    }
    // Whoever wrote last answered before letting go, which takes a moment.
    return writing.tryLock(GATHER_NANOS, TimeUnit.NANOSECONDS) && writtenLocked(alone);
  }

  /**
   * The PostgreSQL server process that this appender's connection has, by which its notifications
   * are told from those of other processes; 0 before the first unit of work.
   */
  int backend() {
    return writer.backend();
  }

  private synchronized boolean offer(Pending pending) {
    return !closed && queue.offer(pending);
  }

  private boolean writtenLocked(Pending alone) {
    try {
      if (closed || !alone.take()) {
        return false;
      }
      batchSize.record(alone.leaves().size());
      writer.write(List.of(alone));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unknown(List.of(alone), e);
      return true;
    } finally {
      writing.unlock();
    }
  }

  private void run() {
    var batch = new ArrayList<Pending>();
    try {
      boolean end = false;
      while (!end) {
        gather(batch.size());
        batch.clear();
        end = write(queue.take(), batch);
      }
    } catch (InterruptedException e) {
      // By close(), when it has waited long enough.
      Thread.currentThread().interrupt();
      unknown(batch, e);
    } finally {
      closeWriter();
    }
  }

  private void closeWriter() {
    writing.lock(); // a caller may be at it
    try {
      writer.close();
    } finally {
      writing.unlock();
    }
  }

  /** Writes what waits, beginning with the one that was taken; true if the end came. */
  private boolean write(Pending first, List<Pending> batch) throws InterruptedException {
    writing.lock();
    try {
      // Only now: who came while another wrote shares this commit.
      boolean end = drain(first, batch);
      lonely = batch.size() < 2;
      if (!batch.isEmpty()) {
        batchSize.record(batch.stream().mapToInt(unit -> unit.leaves().size()).sum());
        writer.write(batch);
      }
      return end;
    } finally {
      writing.unlock();
    }
  }

  /** Tells those of them that have no answer yet. */
  private static void unknown(List<Pending> units, InterruptedException cause) {
    var e = new AppendOutcomeUnknownException("interrupted while the events were stored", cause);
    units.forEach(unit -> unit.position().completeExceptionally(e));
  }

  /**
   * Gives the callers who were just answered a moment to come back, so that they share the next
   * commit with those who waited meanwhile; else batches alternate and each is half as large.
   */
  private void gather(int answered) {
    int expected = queue.size() + answered;
    if (answered < 2 || expected > limits.batchEvents) {
      return;
    }
    long deadline = System.nanoTime() + GATHER_NANOS;
    while (queue.size() < expected && System.nanoTime() < deadline) {
      LockSupport.parkNanos(GATHER_NANOS / 10);
    }
  }

  /** Fills the batch with the first one and what waits; true if the end came. */
  private boolean drain(Pending first, List<Pending> batch) {
    int events = 0;
    Pending next = first;
    while (next != null && !END.equals(next)) {
      if (next.take()) { // else its caller has gone
        batch.add(next);
        events += next.leaves().size();
      }
      next = events < limits.batchEvents ? queue.poll() : null;
    }
    return END.equals(next);
  }

  /** Refuses new units of work, stores those that wait, and gives the connection back. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      queue.put(END);
      if (!thread.join(limits.reconnect.plus(limits.answer))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    var left = new ArrayList<Pending>();
    queue.drainTo(left);
    left.forEach(
        pending -> pending.position().completeExceptionally(new LogBusyException("closed")));
  }
}
