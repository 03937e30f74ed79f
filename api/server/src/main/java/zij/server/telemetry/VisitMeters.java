package zij.server.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import zij.query.telemetry.TelemetryRecord;

/**
 * Launches of the mini apps and the browsers they ran in, as the phones tell it: {@code
 * zij.launches}, {@code zij.launch}, {@code zij.webviews}. Anybody may tell anything, so these are
 * hints, and the names that become labels are bounded. Thread-safe.
 */
@Component
class VisitMeters {
  /** So many browsers get a name of their own; the rest is "other". */
  static final int MAX_WEBVIEWS = 60;

  private final MeterRegistry meters;
  private final Set<String> webviews = ConcurrentHashMap.newKeySet();

  VisitMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * Counts those of the records that tell of a launch, each for as many visits as it stands for.
   */
  void count(List<TelemetryRecord> records) {
    for (TelemetryRecord told : records) {
      TelemetryRecord.Visit visit = told.visit();
      switch (told.kind()) {
        case LAUNCH -> {
          launches(visit, "begun");
          Counter.builder("zij.webviews")
              .description("Launches by browser engine and its main version")
              .tag("webview", bounded(visit.webview()))
              .register(meters)
              .increment(visit.weight());
        }
        case LAUNCHED -> {
          launches(visit, "ready");
          Double millis = told.value();
          if (millis != null) launch(visit.app()).record(Math.round(millis), TimeUnit.MILLISECONDS);
        }
        case LAUNCH_FAILED -> launches(visit, "failed");
        case VIEW, ADD, CART, CHECKOUT, INVOICE, SHEET, ERROR, VITAL -> {}
      }
    }
  }

  private void launches(TelemetryRecord.Visit visit, String outcome) {
    Counter.builder("zij.launches")
        .description("Launches of mini apps: begun, ready with the first screen, or failed")
        .tag("app", visit.app())
        .tag("outcome", outcome)
        .register(meters)
        .increment(visit.weight());
  }

  private Timer launch(String app) {
    return Timer.builder("zij.launch")
        .description("How long mini apps took until their first screen had its content")
        .serviceLevelObjectives(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10))
        .tag("app", app)
        .register(meters);
  }

  /** Two at once may make it one or two more, which does not matter. */
  private String bounded(String webview) {
    if (webviews.contains(webview)) return webview;
    if (webviews.size() >= MAX_WEBVIEWS) return "other";
    webviews.add(webview);
    return webview;
  }
}
