package zij.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.language.TelegramUserId;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What anybody can tell the server of a visit, and what of it is kept. */
@ExtendWith(SharedServer.class)
class TelemetryEndpointTest {
  private final RunningServer server;
  private final UUID visit = UUID.randomUUID();

  TelemetryEndpointTest(RunningServer server) {
    this.server = server;
  }

  private List<String> kept(String columns) {
    server.part(TelemetryQueue.class).write();
    return server.texts(
        "select concat_ws(' ', " + columns + ") from query.telemetry where visit = ? order by seq",
        visit);
  }

  @Test
  void aVisitIsKeptWithWhatTellsItFromOthers() {
    var answer =
        new Beacon(visit).with("source", "channel_7").told(0, "launch", "value", 312).send(server);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).isEmpty();
    assertThat(kept("app, language, platform, telegram, source, kind, value, weight, webview"))
        .containsExactly("shop uz ios 8.0 channel_7 launch 312 1 other");
  }

  @Test
  void beforeTheSignInItIsNobodysAndNamesNoOrder() {
    var answer =
        new Beacon(visit)
            .with("token", "no.such.token")
            .told(0, "checkout", "order", UUID.randomUUID())
            .send(server);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(kept("kind, encode(person, 'hex'), order_id")).containsExactly("checkout");
  }

  @Test
  void whoIsSignedInIsAPseudonym() {
    Shopper shopper = server.shopper();
    new Beacon(visit).with("token", shopper.token()).told(0, "cart").send(server);
    String pseudonym = server.part(Pseudonyms.class).of(new TelegramUserId(shopper.id()));
    assertThat(pseudonym).matches("[0-9a-f]{32}");
    assertThat(kept("encode(person, 'hex')")).containsExactly(pseudonym);
  }

  @Test
  void aBatchThatComesTwiceCountsOnce() {
    Beacon beacon = new Beacon(visit).told(0, "launch").told(1, "view", "product", "tea");
    beacon.send(server);
    beacon.told(2, "cart").send(server);
    assertThat(kept("seq, kind, product")).containsExactly("0 launch", "1 view tea", "2 cart");
  }

  @Test
  void whenItWasIsReckonedByTheServersClock() {
    long before = Instant.now().getEpochSecond();
    new Beacon(visit).told(0, "view", "age", 3_600_000).told(1, "view").send(server);
    List<String> at = kept("extract(epoch from at)::bigint");
    long now = Instant.now().getEpochSecond();
    assertThat(Long.parseLong(at.get(1))).isBetween(before - 1, now + 1);
    assertThat(Long.parseLong(at.get(1)) - Long.parseLong(at.getFirst())).isBetween(3_599L, 3_601L);
  }

  @Test
  void errorsAreKeptWithoutWhatCouldTellOfAPerson() {
    new Beacon(visit)
        .told(0, "error", "detail", "TypeError: at https://shop/x?user=5001000102 by a@b.uz")
        .send(server);
    assertThat(kept("detail")).containsExactly("TypeError: at https://shop/x by …");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\":\"bought\"",
        "\"kind\":\"view\",\"product\":\"No such id\"",
        "\"kind\":\"add\"",
        "\"kind\":\"launch\",\"order\":\"0199aaaa-0000-7000-8000-000000000001\"",
        "\"kind\":\"launch\",\"value\":-1",
        "\"kind\":\"launch\",\"value\":1e300",
        "\"kind\":\"vital\",\"value\":1,\"detail\":\"XYZ\"",
        "\"kind\":\"vital\",\"detail\":\"LCP\"",
        "\"kind\":\"launch_failed\",\"detail\":\"because I say so\"",
        "\"kind\":\"sheet\",\"detail\":\"paid twice\"",
        "\"kind\":\"launch\",\"age\":-1",
        "\"kind\":\"launch\",\"age\":86400001",
        "\"kind\":\"launch\",\"seq\":10000",
        "\"kind\":\"launch\",\"seq\":-1"
      })
  void aRecordThatMakesNoSenseIsRefusedWithItsBatch(String members) {
    String seq = members.contains("\"seq\"") ? "" : "\"seq\":1,";
    String age = members.contains("\"age\"") ? "" : "\"age\":0,";
    String good = new Beacon(visit).told(0, "launch").json();
    String json = good.replace("}]}", "},{" + seq + age + members + "}]}");
    assertThat(server.post("/api/telemetry", json).problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(kept("seq")).isEmpty();
  }

  @Test
  void aBatchThatMakesNoSenseIsRefused() {
    List<Beacon> bad =
        List.of(
            new Beacon(visit),
            new Beacon(visit).with("visit", "me").told(0, "cart"),
            new Beacon(visit).with("app", "game").told(0, "cart"),
            new Beacon(visit).with("language", "tlh").told(0, "cart"),
            new Beacon(visit).with("source", "a b").told(0, "cart"),
            new Beacon(visit).with("source", "x".repeat(65)).told(0, "cart"),
            new Beacon(visit).with("platform", "p".repeat(21)).told(0, "cart"),
            new Beacon(visit).with("appVersion", "1".repeat(41)).told(0, "cart"),
            new Beacon(visit).with("telegram", "eight").told(0, "cart"),
            new Beacon(visit).with("token", "t".repeat(4_097)).told(0, "cart"),
            new Beacon(visit).with("records", null));
    for (Beacon beacon : bad) {
      assertThat(beacon.send(server).problem()).isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(server.post("/api/telemetry", "{").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(kept("seq")).isEmpty();
  }

  @Test
  void aBatchHasAtMostAHundredRecords() {
    Beacon beacon = new Beacon(visit);
    for (int i = 0; i < TelemetryBatch.MAX_RECORDS; i++) beacon.told(i, "cart");
    assertThat(beacon.send(server).status()).isEqualTo(202);
    assertThat(kept("seq")).hasSize(TelemetryBatch.MAX_RECORDS);
    assertThat(beacon.told(TelemetryBatch.MAX_RECORDS, "cart").send(server).problem())
        .isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void fieldsOfMegabytesAreTooLarge() {
    String million = "x".repeat(1_000_000);
    Beacon beacon = new Beacon(visit).told(0, "error", "detail", million);
    assertThat(beacon.send(server).problem()).isEqualTo("413 TOO_LARGE");
    byte[] bytes = beacon.json().getBytes(StandardCharsets.UTF_8);
    var chunked =
        server
            .request("/api/telemetry")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    assertThat(RunningServer.send(chunked).problem()).isEqualTo("413 TOO_LARGE");
    assertThat(kept("seq")).isEmpty();
  }

  @Test
  void aFloodIsHeldOffAndOtherVisitsGoOn() {
    for (int i = 0; i < 30; i++) {
      assertThat(new Beacon(visit).told(i, "cart").send(server).status()).isEqualTo(202);
    }
    var refused = new Beacon(visit).told(30, "cart").send(server);
    assertThat(refused.problem()).isEqualTo("429 TOO_MUCH_TELEMETRY");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(new Beacon(UUID.randomUUID()).told(0, "cart").send(server).status()).isEqualTo(202);
    assertThat(kept("seq")).hasSize(30);
  }

  @Test
  void whoIsErasedLeavesNoVisit() {
    Shopper shopper = server.shopper();
    new Beacon(visit).told(0, "launch").send(server);
    new Beacon(visit).with("token", shopper.token()).told(1, "cart").send(server);
    assertThat(kept("seq")).hasSize(2);
    assertThat(shopper.delete("/api/me?confirm=" + shopper.id()).status()).isEqualTo(200);
    Eventually.holds(() -> kept("seq").isEmpty());
    new Beacon(visit).with("token", shopper.token()).told(2, "cart").send(server);
    assertThat(kept("seq, encode(person, 'hex')")).containsExactly("2");
  }

  @Test
  void whatBecameOfBatchesAndRecordsIsMeasured() {
    new Beacon(visit).told(0, "launch").send(server);
    assertThat(kept("seq")).hasSize(1);
    assertThat(server.management("/actuator/prometheus").text())
        .contains("zij_telemetry_batches_total{result=\"taken\"}")
        .contains("zij_telemetry_records_total{result=\"stored\"}")
        .contains("zij_telemetry_records_total{result=\"dropped-queue-full\"} 0.0")
        .contains("zij_telemetry_queue");
  }

  @Test
  void theSessionSaysHowManyVisitsAreToBeToldOf() {
    String body = "{\"initData\":\"%s\"}".formatted(server.launch(server.person("en")));
    assertThat(server.post("/api/auth/telegram", body).json().path("telemetryRate").asDouble(0))
        .isEqualTo(1);
  }
}
