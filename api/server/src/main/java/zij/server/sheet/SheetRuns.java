package zij.server.sheet;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/**
 * Tells what a sheet comes to, product by product, many at a time, and how far it is. One run at a
 * time on all servers. After a run that is broken off, the same sheet again tells the rest.
 * Thread-safe.
 */
@Component
class SheetRuns {
  /** So many products are told at once: their commits go together. */
  private static final int AT_ONCE = 32;

  /** Progress is written down after so many products. */
  private static final int STEP = 100;

  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(SheetRuns.class);

  /** How a run ended, if it has. */
  enum State {
    RUNNING,
    DONE,
    /** Its server stopped, or the log took nothing more. */
    BROKEN
  }

  /**
   * A run.
   *
   * @param total products to be told
   * @param done of those
   * @param refused of those, because somebody changed the product meanwhile
   */
  record SheetRun(UUID id, int total, int done, int refused, State state) {}

  private final JdbcClient jdbc;
  private final CallerCommands commands;
  private final Tracer tracer;
  private final InstantSource clock;

  SheetRuns(JdbcClient jdbc, CallerCommands commands, Tracer tracer, InstantSource clock) {
    this.jdbc = jdbc;
    this.commands = commands;
    this.tracer = tracer;
    this.clock = clock;
  }

  /** Begins a run, in the trace of the request that asks for it; empty if there is one already. */
  Optional<SheetRun> begin(Caller caller, List<RowPlan.Planned> rows) {
    Instant now = clock.instant();
    jdbc.sql(
            "update server.sheet_run set state = 'BROKEN'"
                + " where state = 'RUNNING' and seen_at < ?")
        .param(utc(now.minus(SILENCE)))
        .update();
    UUID id = UUID.randomUUID();
    int begun =
        jdbc.sql(
                "insert into server.sheet_run (run_id, started_by, started_at, seen_at, total,"
                    + " done, refused, state) values (?, ?, ?, ?, ?, 0, 0, 'RUNNING')"
                    + " on conflict do nothing")
            .params(id, caller.id().value(), utc(now), utc(now), rows.size())
            .update();
    if (begun == 0) return Optional.empty();
    Span asked = tracer.currentSpan();
    Thread.ofVirtual().name("sheet-" + id).start(() -> run(id, caller, rows, asked));
    return Optional.of(new SheetRun(id, rows.size(), 0, 0, State.RUNNING));
  }

  Optional<SheetRun> find(UUID id) {
    return jdbc.sql(
            "select total, done, refused, case when state = 'RUNNING' and seen_at < ?"
                + " then 'BROKEN' else state end from server.sheet_run where run_id = ?")
        .params(utc(clock.instant().minus(SILENCE)), id)
        .query((row, _) ->
            new SheetRun(
                id, row.getInt(1), row.getInt(2), row.getInt(3), State.valueOf(row.getString(4))))
        .optional();
  }

  /** What is counted of a run while many threads work at it. */
  private record Count(AtomicInteger done, AtomicInteger refused, AtomicInteger broken) {
    Count() {
      this(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
    }

    boolean isBroken() {
      return broken.get() > 0;
    }
  }

  private void run(UUID id, Caller caller, List<RowPlan.Planned> rows, @Nullable Span asked) {
    Count count = new Count();
    Semaphore places = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (RowPlan.Planned row : rows) {
        places.acquireUninterruptibly();
        if (count.isBroken()) break;
        var _ =
            threads.submit(() -> {
              try (Tracer.SpanInScope _ = tracer.withSpan(asked)) {
                tell(id, caller, row, count);
              } finally {
                places.release();
              }
            });
      }
    }
    State end = count.isBroken() ? State.BROKEN : State.DONE;
    var _ = note(id, count, end);
    LOG.info("The sheet {} is {}: {} of {} products", id, end, count.done(), rows.size());
  }

  private void tell(UUID id, Caller caller, RowPlan.Planned row, Count count) {
    try {
      if (!isTold(caller, row.commands())) count.refused().incrementAndGet();
      boolean isOurs = count.done().incrementAndGet() % STEP != 0 || note(id, count, State.RUNNING);
      if (!isOurs) count.broken().incrementAndGet(); // silent for too long: another one began
    } catch (RuntimeException e) {
      count.broken().incrementAndGet();
      LOG.warn("The sheet {} is broken off at {}", id, row.product(), e);
    }
  }

  private boolean isTold(Caller caller, List<Command<Done>> all) {
    for (Command<Done> command : all) {
      if (commands.send(caller, command).decision() instanceof Decision.Refused<Done>) return false;
    }
    return true;
  }

  /**
   * @return whether it still runs
   */
  private boolean note(UUID id, Count count, State state) {
    return jdbc.sql(
                "update server.sheet_run set seen_at = ?, done = greatest(done, ?),"
                    + " refused = greatest(refused, ?), state = ?"
                    + " where run_id = ? and state = 'RUNNING'")
            .params(
                utc(clock.instant()), count.done().get(), count.refused().get(), state.name(), id)
            .update()
        == 1;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
