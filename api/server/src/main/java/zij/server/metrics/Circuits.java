package zij.server.metrics;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Circuit breakers as figures: {@code zij.circuit.open} is 1 while what is behind one is left alone
 * because it failed, {@code zij.circuit.outage} for how long that has been so, {@code
 * zij.circuit.recovery} how long it took each time, from the failure that opened it to the answer
 * that closed it.
 */
public final class Circuits {
  private static final long CLOSED = -1;

  private Circuits() {}

  /**
   * Shows a circuit breaker.
   *
   * @param circuit its name in the figures: of a closed list, never an address
   */
  public static void show(String circuit, CircuitBreaker breaker, MeterRegistry meters) {
    Gauge.builder("zij.circuit.open", breaker, Circuits::openness)
        .tag("circuit", circuit)
        .description("1 while it is left alone because it failed, 0.5 while it is tried again")
        .register(meters);
    Timer recovery =
        Timer.builder("zij.circuit.recovery")
            .tag("circuit", circuit)
            .description("How long it was left alone, counted when it answered again")
            .register(meters);
    AtomicLong opened = new AtomicLong(CLOSED);
    Gauge.builder("zij.circuit.outage", opened, Circuits::outage)
        .tag("circuit", circuit)
        .description("For how long it has been left alone or tried again, 0 if it answers")
        .baseUnit("seconds")
        .strongReference(true)
        .register(meters);
    breaker
        .getEventPublisher()
        .onStateTransition(change -> {
          long now = System.nanoTime();
          switch (change.getStateTransition().getToState()) {
            case OPEN -> {
              // What fails when it is tried goes on to be the same outage.
              boolean _ = opened.compareAndSet(CLOSED, now);
            }
            case CLOSED -> {
              long since = opened.getAndSet(CLOSED);
              if (since != CLOSED) recovery.record(now - since, TimeUnit.NANOSECONDS);
            }
            default -> {}
          }
        });
  }

  private static double outage(AtomicLong opened) {
    long since = opened.get();
    return since == CLOSED ? 0 : (System.nanoTime() - since) / 1e9;
  }

  private static double openness(CircuitBreaker breaker) {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> 1;
      case HALF_OPEN -> 0.5;
      case CLOSED, DISABLED, METRICS_ONLY -> 0;
    };
  }
}
