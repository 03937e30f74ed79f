package zij.server.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.evidence.EvidenceId;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What the log keeps of whoever asked for something. */
@ExtendWith(SharedServer.class)
class CallerCommandsTest {
  private final RunningServer server;
  private final long person;
  private final String initData;
  private final Shopper shopper;

  CallerCommandsTest(RunningServer server) {
    this.server = server;
    this.person = server.person("en");
    this.initData = server.launch(person);
    this.shopper = Shopper.signIn(server, person, initData);
  }

  private List<String> types() {
    return server.texts(
        "select type from ledger.event where convert_from(metadata, 'UTF8') like ?"
            + " order by position",
        "%\"user\":\"" + person + "\"%");
  }

  private JsonNode metadata(String order, String type) {
    return JsonMapper.shared()
        .readTree(
            server
                .texts(
                    "select convert_from(metadata, 'UTF8') from ledger.event"
                        + " where aggregate_id = ? and type = ?",
                    order,
                    type)
                .getFirst());
  }

  @Test
  void whoAskedForWhatByWhichSignInIsInTheLogBeforeIt() {
    String order = shopper.order();
    EvidenceId signIn = EvidenceId.of(initData.getBytes(UTF_8));
    JsonNode placed = metadata(order, "order.placed");
    assertThat(placed.path("user").asString()).isEqualTo(Long.toString(person));
    assertThat(placed.path("actor").asString()).isEqualTo("user");
    assertThat(placed.path("operation").asString()).isEqualTo("order.place");
    assertThat(placed.path("traceId").asString()).matches("[0-9a-f]{32}");
    assertThat(placed.path("evidence").asString()).isEqualTo("initdata:" + signIn.value());
    assertThat(placed.path("consent").asString()).startsWith("consent:");
    assertThat(
            server.texts(
                "select signed.type from ledger.event signed, ledger.event placed"
                    + " where signed.aggregate_id = ? and placed.aggregate_id = ?"
                    + " and placed.type = 'order.placed' and signed.position < placed.position",
                signIn.aggregateId(),
                order))
        .containsExactly("evidence.recorded");

    assertThat(shopper.post("/api/orders/" + order + "/cancel", "").status()).isEqualTo(200);
    JsonNode cancelled = metadata(order, "order.cancelled");
    assertThat(cancelled.path("evidence")).isEqualTo(placed.path("evidence"));
    assertThat(cancelled.has("consent")).isFalse();
  }

  @Test
  void whoWantsToBeForgottenIsNotPutOnRecordForIt() {
    assertThat(shopper.delete("/api/me?confirm=" + person).status()).isEqualTo(200);
    assertThat(types()).containsExactly("person.erased");
  }
}
