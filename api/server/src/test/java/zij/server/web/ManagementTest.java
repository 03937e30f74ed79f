package zij.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** What operators see, on the port that the public does not reach. */
@ExtendWith(SharedServer.class)
class ManagementTest {
  private final RunningServer server;

  ManagementTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void isHealthyReadyAndMeasured() {
    for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
      Answer health = server.management("/actuator" + path);
      assertThat(health.status()).as(path).isEqualTo(200);
      assertThat(health.json().path("status").asString()).as(path).isEqualTo("UP");
    }
    String metrics = server.management("/actuator/prometheus").text();
    assertThat(metrics)
        .contains(
            "zij_ledger_append_seconds_bucket",
            "zij_ledger_append_queue",
            "zij_bot_api_seconds_count{method=\"setWebhook\"",
            "zij_stream_lines",
            "http_server_requests_seconds_count");
  }

  @Test
  void tellsItsVersionAndWhatItIsMadeOf() {
    JsonNode build = server.management("/actuator/info").json().path("build");
    assertThat(build.path("version").asString()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(names("application")).contains("axon-messaging", "jooq");
    assertThat(names("pages")).contains("vue").doesNotContain("vite");
  }

  private List<String> names(String bill) {
    return server
        .management("/actuator/sbom/" + bill)
        .json()
        .path("components")
        .valueStream()
        .map(component -> component.path("name").asString())
        .toList();
  }

  @Test
  void showsNothingOfThatToThePublic() {
    for (String path :
        List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env")) {
      assertThat(server.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(server.management("/actuator/env").status()).isEqualTo(404);
    assertThat(server.management("/actuator/heapdump").status()).isEqualTo(404);
  }
}
