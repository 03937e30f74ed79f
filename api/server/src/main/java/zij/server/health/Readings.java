package zij.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this server's own meters say now. Thread-safe. */
@Component
class Readings {
  private final MeterRegistry meters;

  Readings(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A gauge; null if there is none, or nobody knows. */
  @Nullable Double gauge(String name, String... tags) {
    Gauge gauge = meters.find(name).tags(tags).gauge();
    return gauge == null ? null : known(gauge.value());
  }

  boolean isOne(String name, String... tags) {
    Double value = gauge(name, tags);
    return value != null && value == 1;
  }

  /** Gauges by a tag of theirs; without those that nobody knows. */
  Map<String, Double> by(String tag, String name) {
    Map<String, Double> found = new TreeMap<>();
    for (Gauge gauge : meters.find(name).gauges()) {
      String of = gauge.getId().getTag(tag);
      Double value = known(gauge.value());
      if (of != null && value != null) found.put(of, value);
    }
    return found;
  }

  /** The slowest of the last minutes in seconds; null if nothing was timed, then or ever. */
  @Nullable Double slowest(String name, String... tags) {
    double slowest =
        meters.find(name).tags(tags).timers().stream()
            .mapToDouble((Timer timer) -> timer.max(TimeUnit.SECONDS))
            .max()
            .orElse(0);
    return slowest > 0 ? slowest : null;
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
