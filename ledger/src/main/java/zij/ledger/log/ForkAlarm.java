package zij.ledger.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings when the log turns out not to extend what was signed or seen of it, and does not stop until
 * the process ends: from then on nothing is appended and nothing is signed, until a person has
 * looked. Meter: {@code zij.log.fork}, 1 when it rings. Thread-safe.
 */
public final class ForkAlarm {
  private static final Logger LOG = LoggerFactory.getLogger(ForkAlarm.class);

  private final AtomicReference<@Nullable ForkException> cause = new AtomicReference<>();

  /** An alarm that is silent. */
  public ForkAlarm(MeterRegistry meters) {
    Gauge.builder("zij.log.fork", () -> cause.get() == null ? 0 : 1)
        .description("1 when the log does not extend what was signed: everything stops")
        .register(meters);
  }

  void ring(ForkException reason) {
    if (cause.compareAndSet(null, reason)) {
      LOG.error("THE LOG IS STOPPED, nothing is appended or signed any more.", reason);
    }
  }

  /** Why it rings, one sentence; empty while it does not. */
  public Optional<String> reason() {
    return Optional.ofNullable(cause.get()).map(ForkException::getMessage);
  }

  /**
   * Lets pass while it is silent.
   *
   * @throws ForkException if it rings
   */
  void requireSilence() {
    var reason = reason();
    if (reason.isPresent()) {
      throw new ForkException(reason.get());
    }
  }
}
