package zij.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import zij.query.telemetry.TelemetryKind;
import zij.query.telemetry.TelemetryRecord;

class VisitMetersTest {
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final VisitMeters visits = new VisitMeters(meters);

  private void launch(String webview, double weight) {
    var visit =
        new TelemetryRecord.Visit(
            UUID.randomUUID(), "shop", null, weight, "en", "ios", "9.1", webview, "", "");
    visits.count(
        List.of(
            new TelemetryRecord(
                visit, 0, Instant.EPOCH, TelemetryKind.LAUNCH, null, null, 1.0, null)));
  }

  @Test
  void aVisitCountsForAllThatItStandsFor() {
    launch("iOS 18", 4);
    assertThat(meters.get("zij.webviews").tag("webview", "iOS 18").counter().count()).isEqualTo(4);
    assertThat(meters.get("zij.launches").tag("outcome", "begun").counter().count()).isEqualTo(4);
  }

  @Test
  void whoeverMakesUpBrowsersDoesNotFillTheFigures() {
    for (int version = 0; version < VisitMeters.MAX_WEBVIEWS; version++) {
      launch("Chrome " + version, 1);
    }
    assertThat(meters.find("zij.webviews").tag("webview", "other").counter()).isNull();
    launch("Chrome 9998", 1);
    launch("Chrome 9999", 1);
    launch("Chrome 3", 1);
    assertThat(meters.find("zij.webviews").counters()).hasSize(VisitMeters.MAX_WEBVIEWS + 1);
    assertThat(meters.get("zij.webviews").tag("webview", "other").counter().count()).isEqualTo(2);
  }
}
