package zij.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Who may see and decide what about differences, and what bad requests are answered. */
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init") // set before each test
class SettlementTest {
  private final RunningServer server;
  private Statement statement;
  private Shopper buyer;

  SettlementTest(RunningServer server) {
    this.server = server;
  }

  @BeforeEach
  void signIn() {
    statement = Statement.of(server);
    buyer = server.shopper();
  }

  @Test
  void letsTheOwnerSettleOnce() {
    String sale = statement.elsewhere(buyer.id(), 11, 0, true);
    var _ = statement.run();
    String id = statement.difference("OPEN", sale).path("id").asString();
    var first = statement.settle(id, "NOT_OF_THIS_SHOP", "The quiz bot sold it.");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("position").asLong()).isPositive();
    var again = statement.settle(id, "NOT_OF_THIS_SHOP", "The quiz bot sold it.");
    assertThat(again.json().path("position").asLong()).isEqualTo(-1);
    assertThat(statement.settle(id, "WRITTEN_OFF", "No.").problem())
        .isEqualTo("409 DIFFERENCE_SETTLED");
    assertThat(statement.differences("OPEN").toString()).doesNotContain(id);
    JsonNode settled = statement.difference("SETTLED", sale);
    assertThat(settled.path("note").asString()).isEqualTo("The quiz bot sold it.");
    assertThat(settled.path("settledBy").asLong()).isEqualTo(RunningServer.OWNER);
    assertThat(statement.run().path("found").asInt()).isZero();
  }

  @Test
  void answersBadDecisionsClearly() {
    String nobody = UUID.randomUUID().toString();
    assertThat(statement.settle(nobody, "WRITTEN_OFF", "n").problem())
        .isEqualTo("404 DIFFERENCE_UNKNOWN");
    assertThat(statement.settle("x", "WRITTEN_OFF", "n").problem())
        .isEqualTo("404 DIFFERENCE_UNKNOWN");
    assertThat(statement.settle(nobody, "FORGOTTEN", "n").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(statement.settle(nobody, "WRITTEN_OFF", " ").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(statement.settle(nobody, "WRITTEN_OFF", "n".repeat(501)).problem())
        .isEqualTo("400 INVALID_REQUEST");
    Shopper owner = statement.owner();
    for (String query : List.of("limit=0", "limit=101", "state=NONE", "cursor=x", "position=-1")) {
      assertThat(owner.get("/api/ledger/reconciliation?" + query).problem())
          .isEqualTo("400 INVALID_PARAMETER");
    }
  }

  @Test
  void showsAuditorsEverythingAndLetsThemDecideNothing() {
    Shopper auditor = server.auditor();
    assertThat(auditor.get("/api/ledger/reconciliation").status()).isEqualTo(200);
    assertThat(auditor.post("/api/ledger/reconciliation/runs", "").status()).isEqualTo(200);
    String path = "/api/ledger/differences/" + UUID.randomUUID() + "/settlement";
    String decision = "{\"decision\":\"WRITTEN_OFF\",\"note\":\"n\"}";
    assertThat(auditor.post(path, decision).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(buyer.get("/api/ledger/reconciliation").problem()).isEqualTo("403 FORBIDDEN");
    assertThat(buyer.post("/api/ledger/reconciliation/runs", "").problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(server.get("/api/ledger/reconciliation").problem()).isEqualTo("401 UNAUTHENTICATED");
  }
}
