package zij.server.projection;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.query.projection.EventLog;
import zij.query.projection.Projection;
import zij.query.projection.Rebuild;
import zij.query.projection.RebuildProgress;
import zij.query.projection.RebuildStatus;
import zij.query.projection.Rebuilds;
import zij.server.StartFailure;

/**
 * Sees to it that a server starts with tables of the versions that its program knows. Older ones
 * are rebuilt before anybody is served; meanwhile servers that run already go on with the old ones.
 */
final class KnownVersions {
  private static final Logger LOG = LoggerFactory.getLogger(KnownVersions.class);
  private static final long LOOK_AGAIN_MS = 500;
  private static final long TELL_NANOS = 2_000_000_000L;

  private final Rebuilds rebuilds;
  private final DataSource owner;
  private final EventLog log;
  private long toldNanos = System.nanoTime();

  KnownVersions(Rebuilds rebuilds, DataSource owner, EventLog log) {
    this.rebuilds = rebuilds;
    this.owner = owner;
    this.log = log;
  }

  /**
   * Returns when the tables of each projection are of its version.
   *
   * @throws StartFailure if they are of a newer one, or cannot be rebuilt
   */
  void require(List<Projection<?>> projections) {
    for (Projection<?> projection : projections) require(projection);
  }

  private void require(Projection<?> projection) {
    int inUse = inUse(projection);
    if (inUse == projection.version()) return;
    if (inUse < projection.version()) {
      LOG.info(
          "Rebuilding projection {}: version {} is in use, this program knows version {}",
          projection.name(),
          inUse,
          projection.version());
    }
    while (inUse != projection.version()) {
      if (inUse > projection.version()) throw tooOld(projection, inUse);
      switch (build(projection)) {
        case SWAPPED -> LOG.info("Rebuilt projection {}", projection.name());
        case BUSY -> pause(); // another server, or zij rebuild, is at it
        case STOPPED ->
            throw new StartFailure(
                "The rebuild of projection %s was stopped; the next start goes on with it."
                    .formatted(projection.name()));
      }
      inUse = inUse(projection);
    }
  }

  private int inUse(Projection<?> projection) {
    return rebuilds
        .find(projection.name())
        .map(RebuildStatus::version)
        .orElseThrow(() ->
            new StartFailure(
                "Projection %s has no row in query.projection.".formatted(projection.name())));
  }

  private static StartFailure tooOld(Projection<?> projection, int inUse) {
    return new StartFailure(
        ("The tables of projection %s are of version %d, and this program knows version %d: a newer"
                + " one ran here. 'zij rebuild %s' of this program would take them back.")
            .formatted(projection.name(), inUse, projection.version(), projection.name()));
  }

  private <T> Rebuild.End build(Projection<T> projection) {
    try {
      return new Rebuild<>(projection, owner, log, at -> tell(projection, at)).run();
    } catch (SQLException | RuntimeException e) {
      throw new StartFailure(
          "Projection %s cannot be rebuilt: %s".formatted(projection.name(), e.getMessage()), e);
    }
  }

  private void tell(Projection<?> projection, RebuildProgress at) {
    if (System.nanoTime() - toldNanos < TELL_NANOS) return;
    toldNanos = System.nanoTime();
    LOG.info("Rebuilding {}: {}", projection.name(), ProgressLine.of(at));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while another process rebuilt a projection.", e);
    }
  }
}
