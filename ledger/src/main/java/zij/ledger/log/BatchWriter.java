package zij.ledger.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.axonframework.common.AxonException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch of units of work to an end, whatever the database answers: every one is completed
 * exactly once. What conflicts fails alone; what was under way when the connection broke is looked
 * up after reconnecting and done again only if it is not in the log. Not thread-safe.
 */
final class BatchWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** Connections that may break under one batch before its callers are told. */
  private static final int TRIES = 5;

  private final LogWriter log;
  private final Appender.CommitListener listener;
  private final Duration reconnect;
  private final ForkAlarm alarm;

  BatchWriter(
      DataSource dataSource,
      Appender.Limits limits,
      Appender.CommitListener listener,
      ForkAlarm alarm) {
    this.log = new LogWriter(dataSource, Math.toIntExact(limits.answer().toMillis()));
    this.listener = listener;
    this.reconnect = limits.reconnect();
    this.alarm = alarm;
  }

  int backend() {
    return log.backend();
  }

  void write(List<Pending> batch) throws InterruptedException {
    try {
      write(List.copyOf(batch), TRIES);
    } catch (RuntimeException e) {
      // A broken invariant must not leave callers waiting for ever.
      if (e instanceof ForkException fork) {
        alarm.ring(fork);
      } else {
        LOG.error("The appender failed on a batch of {} units of work", batch.size(), e);
      }
      log.close();
      fail(batch, e, AppendOutcomeUnknownException::new);
    }
  }

  private void write(List<Pending> batch, int tries) throws InterruptedException {
    boolean sent = false;
    try {
      if (!log.connected()) {
        connect();
      }
      sent = true;
      var leaves = batch.stream().flatMap(unit -> unit.leaves().stream()).toList();
      committed(batch, leaves, log.write(leaves));
    } catch (SQLException e) {
      switch (Fault.of(e)) {
        case EVENT -> isolate(batch, e, tries);
        case CONNECTION -> {
          log.close();
          if (sent && tries > 1) {
            resume(batch, e, tries - 1);
          } else {
            fail(batch, e, sent ? AppendOutcomeUnknownException::new : AppendFailedException::new);
          }
        }
        case DATABASE -> {
          LOG.error("The database refused a batch of {} units of work", batch.size(), e);
          log.close();
          fail(batch, e, AppendFailedException::new);
        }
      }
    }
  }

  private void committed(List<Pending> batch, List<Leaf> leaves, long first) {
    var stored = new ArrayList<StoredEntry>(leaves.size());
    for (var leaf : leaves) {
      stored.add(new StoredEntry(first + stored.size(), leaf.entry()));
    }
    listener.committed(stored);
    long next = first;
    for (var unit : batch) {
      next += unit.leaves().size();
      unit.position().complete(next - 1);
    }
  }

  /** One event of the batch cannot be stored: halve the batch until it stands alone. */
  private void isolate(List<Pending> batch, SQLException cause, int tries)
      throws InterruptedException {
    if (batch.size() > 1) {
      int middle = batch.size() / 2;
      write(batch.subList(0, middle), tries);
      write(batch.subList(middle, batch.size()), tries);
      return;
    }
    var unit = batch.getFirst();
    if (!Fault.isDuplicate(cause)) {
      fail(batch, cause, AppendFailedException::new);
      return;
    }
    try {
      // After a lost connection the event that is in the way can be this very one.
      if (!completeIfStored(unit)) {
        fail(batch, cause, BatchWriter::conflict);
      }
    } catch (SQLException e) {
      log.close();
      fail(batch, e, AppendOutcomeUnknownException::new);
    }
  }

  private static ConcurrencyException conflict(String message, Throwable cause) {
    return new ConcurrencyException(
        "another event has this place in its aggregate: " + cause.getMessage(), cause);
  }

  /** The connection broke under this batch: find out what of it was committed, do the rest. */
  private void resume(List<Pending> batch, SQLException cause, int tries)
      throws InterruptedException {
    LOG.warn(
        "Lost the connection with {} units of work under way: {}",
        batch.size(),
        cause.getMessage());
    var open = new ArrayList<Pending>();
    try {
      connect();
      for (var unit : batch) {
        if (!completeIfStored(unit)) {
          open.add(unit);
        }
      }
    } catch (SQLException e) {
      log.close();
      cause.addSuppressed(e);
      var unknown = batch.stream().filter(unit -> !unit.position().isDone()).toList();
      if (tries > 1) {
        resume(unknown, cause, tries - 1);
      } else {
        fail(unknown, cause, AppendOutcomeUnknownException::new);
      }
      return;
    }
    if (!open.isEmpty()) {
      write(open, tries);
    }
  }

  private boolean completeIfStored(Pending unit) throws SQLException {
    var last = unit.leaves().getLast();
    @Nullable Long position = log.positionsOf(List.of(last)).get(last.entry().eventId());
    return position != null && unit.position().complete(position);
  }

  private void connect() throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + reconnect.toNanos();
    var pause = FIRST_PAUSE;
    while (true) {
      try {
        log.connect();
        return;
      } catch (SQLException e) {
        if (System.nanoTime() + pause.toNanos() > deadline) {
          throw new SQLException("the database cannot be reached", "08001", e);
        }
      }
      Thread.sleep(pause);
      var longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private static void fail(
      List<Pending> units, Exception cause, BiFunction<String, Throwable, AxonException> failure) {
    for (var unit : units) {
      completeExceptionally(unit.position(), failure.apply("events not stored: " + cause, cause));
    }
  }

  private static void completeExceptionally(CompletableFuture<Long> position, AxonException e) {
    position.completeExceptionally(e);
  }

  @Override
  public void close() {
    log.close();
  }

  /** Whose fault a database error is, by the class of its SQLSTATE (PostgreSQL appendix A). */
  private enum Fault {
    /** An event of the batch: the rest of the batch is good. */
    EVENT,
    /** The connection or the server went away: the outcome is open. */
    CONNECTION,
    /** The database cannot take anything now: disk full, read-only, no right. */
    DATABASE;

    static Fault of(SQLException e) {
      var state = e.getSQLState();
      if (state == null || state.startsWith("08") || state.startsWith("57P")) {
        return CONNECTION;
      }
      return state.startsWith("22") || state.startsWith("23") ? EVENT : DATABASE;
    }

    static boolean isDuplicate(SQLException e) {
      return "23505".equals(e.getSQLState());
    }
  }
}
