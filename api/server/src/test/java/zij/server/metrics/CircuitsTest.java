package zij.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class CircuitsTest {
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("something");

  private double open() {
    return meters.get("zij.circuit.open").tag("circuit", "something").gauge().value();
  }

  private double outage() {
    return meters.get("zij.circuit.outage").tag("circuit", "something").gauge().value();
  }

  private long recoveries() {
    return meters.get("zij.circuit.recovery").tag("circuit", "something").timer().count();
  }

  @Test
  void anOutageLastsUntilItIsClosedAgain() {
    Circuits.show("something", breaker, meters);
    assertThat(open()).isZero();
    assertThat(outage()).isZero();
    breaker.transitionToOpenState();
    assertThat(open()).isEqualTo(1);
    double first = outage();
    assertThat(first).isPositive();
    breaker.transitionToHalfOpenState();
    assertThat(open()).isEqualTo(0.5);
    breaker.transitionToOpenState(); // it failed when it was tried: the same outage
    breaker.transitionToHalfOpenState();
    assertThat(outage()).isGreaterThan(first);
    assertThat(recoveries()).isZero();
    breaker.transitionToClosedState();
    assertThat(outage()).isZero();
    assertThat(open()).isZero();
    assertThat(recoveries()).isEqualTo(1);
  }
}
