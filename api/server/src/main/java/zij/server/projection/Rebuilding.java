package zij.server.projection;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import zij.query.projection.EventLog;
import zij.query.projection.Projection;
import zij.query.projection.Rebuild;
import zij.query.projection.Rebuilds;

/**
 * Runs rebuilds on this server, one at a time: they are to leave something of the machine to the
 * shop. One that runs when the server stops is stopped too, and can be gone on with. Thread-safe.
 */
@Component
class Rebuilding implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
  private static final long BEGIN_SECONDS = 10;
  private static final long LAST_BATCH_MS = 15_000;
  private static final int FORGET_TRIES = 50;
  private static final long FORGET_PAUSE_MS = 200;

  private record Run(Rebuild<?> rebuild, Thread thread) {}

  private final DataSource owner;
  private final EventLog log;
  private final Rebuilds rebuilds;
  private @Nullable Run running;

  Rebuilding(@Qualifier("owner") DataSource owner, EventLog log, Rebuilds rebuilds) {
    this.owner = owner;
    this.log = log;
    this.rebuilds = rebuilds;
  }

  /**
   * Begins a rebuild, or goes on with one that was stopped; returns when it has begun.
   *
   * @return false if this server rebuilds something, or another process this projection
   */
  synchronized boolean start(Projection<?> projection) throws InterruptedException {
    if (running != null && running.thread.isAlive()) return false;
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    Rebuild<?> rebuild = new Rebuild<>(projection, owner, log, _ -> begun.complete(true));
    Thread thread =
        Thread.ofPlatform()
            .name("rebuild-" + projection.name())
            .daemon()
            .unstarted(() -> run(projection, rebuild, begun));
    running = new Run(rebuild, thread);
    thread.start();
    try {
      return begun.get(BEGIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the rebuild does not begin", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the rebuild does not begin in time", e);
    }
  }

  private static void run(
      Projection<?> projection, Rebuild<?> rebuild, CompletableFuture<Boolean> begun) {
    try {
      Rebuild.End end = rebuild.run();
      LOG.info("The rebuild of projection {} ended: {}", projection.name(), end);
      begun.complete(false); // unless it has told that it began
    } catch (SQLException | RuntimeException e) {
      LOG.error("The rebuild of projection {} failed", projection.name(), e);
      begun.completeExceptionally(e);
    }
  }

  /**
   * Stops whoever builds this projection, and throws away what was built.
   *
   * @return false if it did not stop within ten seconds
   */
  boolean forget(Projection<?> projection) throws SQLException, InterruptedException {
    Rebuild<?> rebuild = new Rebuild<>(projection, owner, log, _ -> {});
    for (int attempt = 0; attempt < FORGET_TRIES; attempt++) {
      if (rebuild.forget()) return true;
      rebuilds.askToStop(projection.name());
      Thread.sleep(FORGET_PAUSE_MS);
    }
    return false;
  }

  @Override
  public synchronized void destroy() throws InterruptedException {
    if (running == null) return;
    running.rebuild.stop();
    running.thread.join(LAST_BATCH_MS);
  }
}
