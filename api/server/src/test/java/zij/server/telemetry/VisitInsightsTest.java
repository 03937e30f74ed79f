package zij.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Figures of visits over HTTP. */
@ExtendWith(SharedServer.class)
class VisitInsightsTest {
  private static final String ALL_DAYS = "?from=2026-01-01&to=2027-12-31&tz=Asia/Tashkent";

  private final RunningServer server;

  VisitInsightsTest(RunningServer server) {
    this.server = server;
  }

  private static JsonNode row(JsonNode rows, String key) {
    for (JsonNode row : rows) {
      if (row.path("key").asString("").equals(key)) return row;
    }
    throw new AssertionError(key + " is not in " + rows);
  }

  @Test
  void aPurchaseGoesTheWholeWayThroughTheFunnel() {
    Shopper buyer = server.shopper();
    String order = buyer.buy();
    String source = "test_" + buyer.id();
    new Beacon(UUID.randomUUID())
        .with("token", buyer.token())
        .with("source", source)
        .told(0, "launch", "value", 200)
        .told(1, "launched", "value", 500)
        .told(2, "view")
        .told(3, "add", "product", Shopper.WALLPAPERS)
        .told(4, "checkout", "order", order)
        .send(server);
    new Beacon(UUID.randomUUID()).with("source", source).told(0, "launch").send(server);
    server.part(TelemetryQueue.class).write();
    Shopper owner = server.owner();
    JsonNode bySource = owner.get("/api/insights/funnel" + ALL_DAYS + "&by=source").json();
    JsonNode steps = row(bySource.path("rows"), source).path("steps");
    assertThat(steps.toString())
        .isEqualTo("{\"launch\":2,\"view\":1,\"cart\":1,\"invoice\":1,\"paid\":1}");
    JsonNode byProduct = owner.get("/api/insights/funnel" + ALL_DAYS + "&by=product").json();
    JsonNode ofProduct = row(byProduct.path("rows"), Shopper.WALLPAPERS).path("steps");
    assertThat(ofProduct.path("launch").isNull()).isTrue();
    assertThat(ofProduct.path("paid").asLong(0)).isPositive();
    assertThat(byProduct.path("orders").path("paid").asLong(0))
        .isGreaterThanOrEqualTo(byProduct.path("orders").path("paidSeen").asLong(0))
        .isPositive();
  }

  @Test
  void failedSignInsAreCountedAsTheServerSawThem() {
    assertThat(server.post("/api/auth/telegram", "{\"initData\":\"x=1\"}").status()).isEqualTo(401);
    Shopper owner = server.owner();
    Eventually.holds(() -> {
      JsonNode signIns = owner.get("/api/insights/launches" + ALL_DAYS).json().path("signIns");
      return count(signIns, "INIT_DATA_MALFORMED") > 0 && count(signIns, "ok") > 0;
    });
  }

  private static long count(JsonNode counts, String key) {
    long sum = 0;
    for (JsonNode row : counts) {
      if (row.path("key").asString("").equals(key)) sum += row.path("count").asLong(0);
    }
    return sum;
  }

  @Test
  void vitalsAndErrorsAreToldByApp() {
    new Beacon(UUID.randomUUID())
        .with("app", "verify")
        .told(0, "vital", "detail", "LCP", "value", 900.5)
        .told(1, "error", "detail", "TypeError: it is undefined")
        .send(server);
    server.part(TelemetryQueue.class).write();
    Shopper owner = server.owner();
    assertThat(owner.get("/api/insights/vitals" + ALL_DAYS).text())
        .contains("{\"app\":\"verify\",\"name\":\"LCP\",\"samples\":1,\"p50\":900.5");
    assertThat(owner.get("/api/insights/errors" + ALL_DAYS).text())
        .contains("\"detail\":\"TypeError: it is undefined\",\"count\":1,\"visits\":1");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-21&to=2026-11-20, to",
    "from=2026-11-21&to=2026-11-21, to",
    "from=2016-11-21&to=2026-11-20, to",
    "from=2026-11-21&to=2028-11-22, to",
    "from=1800-01-01&to=1800-01-02, from",
    "from=yesterday&to=2026-11-20, from",
    "from=2026-02-30&to=2026-11-20, from",
    "from=2026-11-20&to=2026-11-21&tz=Mars/Base, tz",
    "from=2026-11-20&to=2026-11-21&tz=%2B05:00, tz",
    "from=2026-11-20&to=2026-11-21&by=shoe, by",
    "from=2026-11-20&to=2026-11-21&by=APP, by",
    "from=2026-11-20&to=2026-11-21&By=app, By"
  })
  void aQuestionThatMakesNoSenseIsRefusedByName(String question, String parameter) {
    Answer answer = server.owner().get("/api/insights/funnel?" + question);
    assertThat(answer.problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(answer.json().path("parameter").asString("")).isEqualTo(parameter);
  }

  @Test
  void unlessSaidOtherwiseItIsTheLastThirtyDays() {
    JsonNode funnel = server.owner().get("/api/insights/funnel").json();
    LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    assertThat(funnel.path("to").asString("")).isEqualTo(tomorrow.toString());
    assertThat(funnel.path("from").asString("")).isEqualTo(tomorrow.minusDays(30).toString());
    assertThat(funnel.path("tz").asString("")).isEqualTo("UTC");
  }

  @Test
  void figuresAreNotForShoppers() {
    for (String figure : new String[] {"funnel", "launches", "vitals", "errors"}) {
      String path = "/api/insights/" + figure + ALL_DAYS;
      assertThat(server.shopper().get(path).problem()).isEqualTo("403 FORBIDDEN");
      assertThat(server.get(path).problem()).isEqualTo("401 UNAUTHENTICATED");
    }
  }
}
