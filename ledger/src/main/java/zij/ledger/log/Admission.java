package zij.ledger.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Lets units of work in as long as there is room for their bytes, and times them. Thread-safe. */
final class Admission {
  private final Appender.Limits limits;
  private final ForkAlarm alarm;
  private final Semaphore bytes;
  private final MeterRegistry meters;
  private final Timer latency;

  Admission(Appender.Limits limits, ForkAlarm alarm, MeterRegistry meters) {
    this.limits = limits;
    this.alarm = alarm;
    this.bytes = new Semaphore(limits.queuedBytes());
    this.meters = meters;
    this.latency = Timer.builder("zij.ledger.append").publishPercentileHistogram().register(meters);
  }

  /**
   * Holds room for the unit until its position is known.
   *
   * @throws ForkException if the alarm rings
   * @throws LogBusyException if there is no room
   * @throws IllegalArgumentException if it has no events or more than {@link
   *     Appender.Limits#unitEvents}
   */
  Pending admit(List<Leaf> unit) {
    if (unit.isEmpty() || unit.size() > limits.unitEvents()) {
      throw new IllegalArgumentException(
          "a unit of work has 1 to %d events, not %d".formatted(limits.unitEvents(), unit.size()));
    }
    alarm.requireSilence();
    int size = unit.stream().mapToInt(Leaf::size).sum();
    if (!bytes.tryAcquire(size)) {
      throw new LogBusyException("too many bytes wait to be appended");
    }
    var sample = Timer.start(meters);
    var position = new CompletableFuture<Long>();
    var answer =
        position.whenComplete((_, _) -> {
          bytes.release(size);
          sample.stop(latency);
        });
    return new Pending(List.copyOf(unit), position, answer);
  }
}
