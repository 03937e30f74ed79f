package zij.server.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import zij.server.ZijProperties;

/**
 * Reconciles every so often. On a thread of its own, because a run may wait for Telegram as long as
 * Telegram asks; of several servers whichever comes first.
 */
@Component
class ReconciliationSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReconciliationSchedule.class);

  private final Reconciliation reconciliation;
  private final InstantSource clock;
  private final Duration every;
  private volatile @Nullable Thread thread;

  ReconciliationSchedule(
      Reconciliation reconciliation, InstantSource clock, ZijProperties properties) {
    this.reconciliation = reconciliation;
    this.clock = clock;
    this.every = properties.reconciliation().every();
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("reconciliation").start(this::goOn);
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) running.interrupt();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void goOn() {
    try {
      while (true) {
        Thread.sleep(every);
        if (isDue()) {
          var _ = reconciliation.run();
        }
      }
    } catch (InterruptedException e) {
      // stopping
    } catch (RuntimeException e) {
      if (!isRunning()) return;
      LOG.warn("Reconciliation could not run, tries again", e);
      start();
    }
  }

  /** Another server may have been first; half a period, so that no round is left out. */
  private boolean isDue() {
    Instant recent = clock.instant().minus(every.dividedBy(2));
    return reconciliation.lastRun().filter(run -> run.startedAt().isAfter(recent)).isEmpty();
  }
}
