package zij.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The {@link Backlogs} as figures, the same on every server. Looked at every few seconds on a
 * thread of its own, so that nobody who asks for the figures waits for the database; while it does
 * not answer there are none, and {@code zij.postgresql.up} is 0.
 */
@Component
class BacklogMeters implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(BacklogMeters.class);
  static final Duration EVERY = Duration.ofSeconds(5);

  private final Backlogs backlogs;
  private final EventProcessingConfiguration processing;
  private final MultiGauge behindEvents;
  private final MultiGauge behind;
  private final MultiGauge letters;
  private final MultiGauge oldest;
  private volatile double checkpointAge = Double.NaN;
  private volatile boolean isUp = true;
  private volatile boolean isRunning;
  private volatile @Nullable Thread thread;

  BacklogMeters(Backlogs backlogs, EventProcessingConfiguration processing, MeterRegistry meters) {
    this.backlogs = backlogs;
    this.processing = processing;
    behindEvents =
        MultiGauge.builder("zij.processor.lag.events")
            .description("Events that a projection or reaction has not seen")
            .register(meters);
    behind =
        MultiGauge.builder("zij.processor.lag")
            .description("Age of the oldest event that a projection or reaction has not seen")
            .baseUnit("seconds")
            .register(meters);
    letters =
        MultiGauge.builder("zij.letters.waiting")
            .description("Dead letters that wait for a person")
            .register(meters);
    oldest =
        MultiGauge.builder("zij.letters.oldest")
            .description("Age of the oldest dead letter, 0 if there is none")
            .baseUnit("seconds")
            .register(meters);
    Gauge.builder("zij.checkpoint.age", () -> checkpointAge)
        .description("Age of the oldest entry that no signed checkpoint covers, 0 if there is none")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("zij.postgresql.up", () -> isUp ? 1 : 0)
        .description("1 if the primary answered when it was last asked")
        .register(meters);
  }

  @Override
  public void start() {
    isRunning = true;
    thread = Thread.ofVirtual().name("backlog-meters").start(this::goOn);
  }

  @Override
  public void stop() {
    isRunning = false;
    Thread running = thread;
    if (running != null) running.interrupt();
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  private void goOn() {
    try {
      while (isRunning) {
        look();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      // stopping
    }
  }

  private void look() {
    try {
      // Of others there may be tokens left by a release before; nobody moves them.
      List<Backlogs.Processor> processors =
          backlogs.processors().stream()
              .filter(it -> processing.eventProcessors().containsKey(it.processor()))
              .toList();
      register(behindEvents, processors, p -> Tags.of("processor", p.processor()), p -> p.events());
      register(behind, processors, p -> Tags.of("processor", p.processor()), p -> p.seconds());
      List<Backlogs.Waiting> waiting = backlogs.letters();
      register(letters, waiting, w -> Tags.of("kind", w.kind()), w -> w.waiting());
      register(oldest, waiting, w -> Tags.of("kind", w.kind()), w -> w.oldest());
      checkpointAge = backlogs.unsigned().toMillis() / 1_000.0;
      isUp = true;
    } catch (RuntimeException e) { // whatever it is, the next look may tell
      if (isUp) LOG.warn("The database does not tell what waits", e);
      List.of(behindEvents, behind, letters, oldest).forEach(it -> it.register(List.of(), true));
      checkpointAge = Double.NaN;
      isUp = false;
    }
  }

  private static <T> void register(
      MultiGauge gauge, List<T> all, Function<T, Tags> tags, ToDoubleFunction<T> value) {
    gauge.register(
        all.stream()
            .<MultiGauge.Row<?>>map(
                it -> MultiGauge.Row.of(tags.apply(it), value.applyAsDouble(it)))
            .toList(),
        true);
  }
}
