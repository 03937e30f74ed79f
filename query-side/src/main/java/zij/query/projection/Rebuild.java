package zij.query.projection;

import static zij.query.schema.Tables.REBUILD;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.query.Positions;
import zij.query.schema.tables.records.RebuildRecord;

/**
 * Builds a projection's tables anew from the log, beside those in use, and swaps them in one
 * transaction. The rows and how far they go are committed together, so whatever ends it, the next
 * run goes on from there. Processors wait for the swap alone, a few milliseconds, and then pass
 * over what the new tables show already: no event is missed, none counts twice. For one run.
 *
 * @param <T> what the projection keeps of an event
 */
public final class Rebuild<T> {
  /** How a run ended. */
  public enum End {
    /** The new tables are in use, the old ones gone. */
    SWAPPED,
    /** Somebody asked for it; what was built waits for the next run. */
    STOPPED,
    /** Another process builds this projection; nothing was done. */
    BUSY
  }

  /** Events per transaction. */
  private static final int BATCH = 5_000;

  private static final int MIN_BATCH = 10;
  private static final int MAX_BATCH = 50_000;

  /** Of a batch, what is written at the most while processors wait. */
  private static final int LAST_PART = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
  private static final int SWAP_TRIES = 60;
  private static final long BETWEEN_TRIES_MS = 500;

  /** Readers of the old tables wait behind the swap for no longer than this. */
  private static final String LOCK_TIMEOUT = "set local lock_timeout = '1s'";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int MAX_FAILURE = 500;

  private record Part<T>(long next, long size, List<Change<T>> changes) {}

  private final Projection<T> projection;
  private final DataSource owner;
  private final EventLog log;
  private final Consumer<RebuildProgress> progress;
  private final int batch;
  private final int lastEvents;
  private final Pace pace = new Pace();
  private volatile boolean stopping;

  /**
   * A rebuild to the projection's version, whatever the version in use.
   *
   * @param owner connections of the role that owns schema {@code query}, or of a superuser, from no
   *     pool: the one that is used gets settings of its own
   * @param progress told at the beginning and after every batch, on the thread that runs
   */
  public Rebuild(
      Projection<T> projection,
      DataSource owner,
      EventLog log,
      Consumer<RebuildProgress> progress) {
    this(projection, owner, log, progress, BATCH);
  }

  /**
   * The same with batches of another size.
   *
   * @param batch events per transaction, 10 to 50,000; so many are in memory three times
   */
  public Rebuild(
      Projection<T> projection,
      DataSource owner,
      EventLog log,
      Consumer<RebuildProgress> progress,
      int batch) {
    if (batch < MIN_BATCH || batch > MAX_BATCH) {
      throw new IllegalArgumentException(
          "a batch has %d to %d events".formatted(MIN_BATCH, MAX_BATCH));
    }
    this.projection = projection;
    this.owner = owner;
    this.log = log;
    this.progress = progress;
    this.batch = batch;
    this.lastEvents = batch / LAST_PART;
  }

  /** Ends the run after the batch that is being written. From any thread. */
  public void stop() {
    stopping = true;
  }

  /**
   * Builds until the new tables are in use, or somebody stops it.
   *
   * @throws DataAccessException if the database refuses
   * @throws RuntimeException if an event cannot be read or written; the tables in use are as before
   */
  public End run() throws SQLException {
    BuildTurn turn = BuildTurn.take(owner, projection.name()).orElse(null);
    if (turn == null) return End.BUSY;
    try (turn) {
      try {
        return build(turn.dsl());
      } catch (RuntimeException e) {
        note(turn.dsl(), e);
        throw e;
      }
    }
  }

  /**
   * Throws away what was built and not finished.
   *
   * @return false if somebody is at it; then nothing was done
   */
  public boolean forget() throws SQLException {
    BuildTurn turn = BuildTurn.take(owner, projection.name()).orElse(null);
    if (turn == null) return false;
    try (turn) {
      turn.dsl().transaction(tx -> new BuildSite(tx.dsl(), projection).clear());
      return true;
    }
  }

  private End build(DSLContext dsl) {
    RebuildRecord begun = dsl.transactionResult(tx -> new BuildSite(tx.dsl(), projection).open());
    progress.accept(new RebuildProgress(begun.getPosition(), log.size(), 0));
    var _ = pace.at(begun.getPosition(), System.nanoTime());
    long position = fill(dsl, begun.getPosition());
    if (stopping) return End.STOPPED;
    if (!begun.getIndexed()) {
      dsl.transaction(tx -> new BuildSite(tx.dsl(), projection).index());
    }
    for (int attempt = 0; attempt < SWAP_TRIES; attempt++) {
      position = fill(dsl, position);
      if (stopping) return End.STOPPED;
      if (swap(dsl, position)) return End.SWAPPED;
      pause();
    }
    throw new IllegalStateException(
        "somebody held projection %s all the time; what was built is kept"
            .formatted(projection.name()));
  }

  /** Writes all but the last events, if it is not stopped before; answers how far it came. */
  private long fill(DSLContext dsl, long from) {
    long position = from;
    CompletableFuture<Part<T>> ahead = readAhead(position);
    while (true) {
      Part<T> part = join(ahead);
      boolean last = part.next >= part.size - lastEvents;
      if (!last) ahead = readAhead(part.next);
      write(dsl, part);
      position = part.next;
      if (stopping || last) return position;
    }
  }

  private CompletableFuture<Part<T>> readAhead(long from) {
    CompletableFuture<Part<T>> part = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("rebuild-reader")
        .start(() -> {
          try {
            part.complete(read(from, log.size(), batch));
          } catch (RuntimeException | Error e) {
            part.completeExceptionally(e);
          }
        });
    return part;
  }

  private Part<T> read(long from, long size, int limit) {
    long to = Math.max(from, Math.min(size, from + limit));
    List<Change<T>> changes = new ArrayList<>();
    for (TrackedEventMessage<?> event : log.between(from, to)) {
      long position = Positions.of(event.trackingToken());
      T content = projection.read(event, position);
      if (content != null) changes.add(new Change<>(position, content));
    }
    return new Part<>(to, size, changes);
  }

  private static <P> P join(CompletableFuture<P> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void write(DSLContext dsl, Part<T> part) {
    RebuildProgress reached =
        new RebuildProgress(part.next, part.size, pace.at(part.next, System.nanoTime()));
    boolean stopAsked =
        dsl.transactionResult(tx -> {
          apply(tx.dsl(), part.changes);
          return reached(tx.dsl(), reached);
        });
    if (stopAsked) stopping = true;
    progress.accept(reached);
  }

  private void apply(DSLContext dsl, List<Change<T>> changes) {
    if (!changes.isEmpty()) projection.write(new BuildSite(dsl, projection).tables(), changes);
  }

  private boolean reached(DSLContext dsl, RebuildProgress reached) {
    return dsl.update(REBUILD)
        .set(REBUILD.POSITION, reached.position())
        .set(REBUILD.LOG_SIZE, reached.size())
        .set(REBUILD.PER_SECOND, reached.perSecond())
        .set(REBUILD.UPDATED_AT, DSL.currentOffsetDateTime())
        .where(REBUILD.NAME.eq(projection.name()))
        .returning(REBUILD.STOP_ASKED)
        .fetchSingle()
        .getStopAsked();
  }

  /** Whether it could; it cannot while somebody keeps reading, or if too much was appended. */
  private boolean swap(DSLContext dsl, long position) {
    try {
      return dsl.transactionResult(tx -> swapped(tx.dsl(), position));
    } catch (DataAccessException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.sqlState())) return false;
      throw e;
    }
  }

  private boolean swapped(DSLContext dsl, long position) {
    dsl.execute(LOCK_TIMEOUT);
    dsl.execute("set local synchronous_commit = on");
    dsl.execute("select pg_advisory_xact_lock(?, hashtext(?))", InUse.WRITES, projection.name());
    long size = log.size(); // from here on processors write nothing
    if (size - position > lastEvents) return false;
    apply(dsl, read(position, size, lastEvents).changes);
    new BuildSite(dsl, projection).swap(size);
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries to swap", e);
    }
  }

  private void note(DSLContext dsl, RuntimeException failure) {
    String sentence = String.valueOf(failure.getMessage());
    try {
      dsl.update(REBUILD)
          .set(REBUILD.FAILURE, sentence.substring(0, Math.min(MAX_FAILURE, sentence.length())))
          .where(REBUILD.NAME.eq(projection.name()))
          .execute();
    } catch (DataAccessException e) {
      LOG.warn("What stopped the rebuild of {} cannot be noted", projection.name(), e);
    }
  }
}
