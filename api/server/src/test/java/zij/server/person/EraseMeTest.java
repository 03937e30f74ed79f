package zij.server.person;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.command.Commands;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.person.PersonCommand;
import zij.ledger.log.Extent;
import zij.ledger.log.LogVerdict;
import zij.ledger.log.LogVerifier;
import zij.ledger.log.Progress;
import zij.ledger.log.ReceiptVerifier;
import zij.ledger.log.VerifierKey;
import zij.ledger.log.VerifierKeys;
import zij.server.DeskLetters;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;

/** {@code DELETE /api/me}: what is left of a person, and what still holds. */
@ExtendWith(SharedServer.class)
class EraseMeTest {
  private final RunningServer server;
  private final Shopper owner;
  private final long person;
  private final String initData;
  private final Shopper shopper;

  EraseMeTest(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
    this.person = server.person("en");
    this.initData = server.launch(person);
    this.shopper = Shopper.signIn(server, person, initData);
  }

  private JsonNode erase() {
    var answer = shopper.delete("/api/me?confirm=" + person);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> states(String order) {
    return owner
        .get("/api/ledger/orders/" + order + "/evidence")
        .json()
        .path("evidence")
        .valueStream()
        .filter(piece -> !piece.path("kind").asString().equals("CONSENT"))
        .map(piece -> piece.path("state").asString())
        .toList();
  }

  /** A consent is of its moment: the next one is another piece of evidence. */
  @Test
  void theConsentIsErasedTooAndAskedForAgain() throws Exception {
    String before = shopper.order();
    var _ = erase();
    Shopper again = comeBack(server.launch(person));
    String wanted = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    String silent = wanted.replace("," + Shopper.agreed(), "");
    assertThat(again.place("silent", silent).problem()).isEqualTo("409 CONSENT_REQUIRED");
    String after = again.order();
    assertThat(consent(before).path("state").asString()).isEqualTo("ERASED");
    assertThat(consent(after).path("state").asString()).isEqualTo("READABLE");
  }

  private JsonNode consent(String order) {
    return owner
        .get("/api/ledger/orders/" + order + "/evidence")
        .json()
        .path("evidence")
        .valueStream()
        .filter(piece -> piece.path("kind").asString().equals("CONSENT"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> keys() {
    return server.texts(
        "select generation || case when wrapped is null then ' destroyed' else ' in use' end"
            + " from vault.user_key where user_id = ? order by generation",
        person);
  }

  private List<String> signIns() {
    return server.texts("select init_data from server.sign_in_evidence where user_id = ?", person);
  }

  /** Sessions count whole seconds: the next one is of another second than the erasure. */
  private Shopper comeBack(String with) throws InterruptedException {
    Thread.sleep(1_100);
    return Shopper.signIn(server, person, with);
  }

  private VerifierKey logKey() {
    return VerifierKey.parse(server.get("/log/vkey").text().strip());
  }

  @Test
  void nothingOfThemCanBeReadAndEveryProofStillHolds() throws Exception {
    String order = shopper.buy();
    String receipt = shopper.get("/api/orders/" + order + "/receipt").text();
    assertThat(states(order)).containsExactly("READABLE", "READABLE");

    long position = erase().path("position").asLong();

    assertThat(states(order)).containsExactly("ERASED", "ERASED");
    assertThat(owner.get("/api/ledger/orders/" + order + "/evidence").text())
        .doesNotContain("first_name", initData.substring(0, 20));
    assertThat(keys()).containsExactly("1 destroyed");
    assertThat(signIns()).isEmpty();
    assertThat(server.texts("select type from ledger.event where position = ?", position))
        .containsExactly("person.erased");

    assertThat(ReceiptVerifier.verify(receipt, logKey()))
        .isInstanceOf(ReceiptVerifier.Verdict.Holds.class);
    try (Connection connection = server.superuser()) {
      var keys = VerifierKeys.of(logKey());
      assertThat(LogVerifier.verify(connection, keys, Extent.ALL, Progress.NONE))
          .isInstanceOf(LogVerdict.Holds.class);
    }
  }

  @Test
  void theirSessionsAreOver() {
    Shopper elsewhere = Shopper.signIn(server, person, initData);
    var _ = erase();
    assertThat(shopper.get("/api/orders").problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(elsewhere.get("/api/orders").problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(server.shopper().get("/api/orders").status()).isEqualTo(200);
  }

  @Test
  void theirSessionsAreOverWhenAnotherServerErasedThem() {
    assertThat(shopper.get("/api/orders").status()).isEqualTo(200);
    server
        .sql()
        .sql("insert into server.erasure (user_id, erased_at) values (?, now())")
        .param(person)
        .update();
    Eventually.holds(() -> shopper.get("/api/orders").status() == 401);
  }

  @Test
  void theyCanComeBackAndHaveANewKey() throws Exception {
    String before = shopper.buy();
    var _ = erase();
    Shopper again = comeBack(server.launch(person));
    String after = again.buy();
    assertThat(keys()).containsExactly("1 destroyed", "2 in use");
    assertThat(states(before)).containsExactly("ERASED", "ERASED");
    assertThat(states(after)).containsExactly("READABLE", "READABLE");
    assertThat(again.see(before).path("status").asString()).isEqualTo("delivered");

    long position = again.delete("/api/me?confirm=" + person).json().path("position").asLong(-1);
    assertThat(position).isPositive();
    assertThat(keys()).containsExactly("1 destroyed", "2 destroyed");
    assertThat(states(after)).containsExactly("ERASED", "ERASED");
  }

  /** Clients keep the initData of their launch for hours and sign in with it again. */
  @Test
  void theSameSignInIsRecordedAgainUnderTheNewKey() throws Exception {
    String before = shopper.order();
    var _ = erase();
    String after = comeBack(initData).order();
    assertThat(states(after)).containsExactly("READABLE");
    assertThat(states(before)).containsExactly("READABLE"); // it is the same evidence
    assertThat(keys()).containsExactly("1 destroyed", "2 in use");
  }

  @Test
  void whoOnlyLookedLeavesNoName() {
    assertThat(signIns()).hasSize(1);
    var _ = erase();
    assertThat(signIns()).isEmpty();
    assertThat(keys()).isEmpty();
    assertThat(
            server.texts(
                "select type from ledger.event where convert_from(metadata, 'UTF8') like ?",
                "%\"user\":\"" + person + "\"%"))
        .containsExactly("person.erased");
  }

  /** As if the server had died between the event and everything else. */
  @Test
  void whatACrashLeftUndoneIsDoneLater() {
    String order = shopper.order();
    var _ =
        server
            .part(Commands.class)
            .send(
                new PersonCommand.Erase(new TelegramUserId(person), 1, Instant.now()),
                new Provenance(Long.toString(person), "user", "person.erase", "", "test"));
    Eventually.holds(() -> keys().equals(List.of("1 destroyed")));
    Eventually.holds(() -> signIns().isEmpty());
    Eventually.holds(() -> shopper.get("/api/orders").status() == 401);
    assertThat(states(order)).containsExactly("ERASED");
  }

  @Test
  void theirNameIsTakenOutOfUpdatesThatWaitForAPerson() {
    String payment = Updates.payment(person, "charge-nameless", "no order", WALLPAPERS_PRICE);
    String named = payment.replace("\"first_name\":\"B\"", "\"first_name\":\"Bibi\"");
    assertThat(server.webhook(named).status()).isEqualTo(200);
    assertThat(waiting()).contains("Bibi");
    var _ = erase();
    assertThat(waiting()).doesNotContain("Bibi").contains(Long.toString(person), "25");
  }

  private String waiting() {
    return new DeskLetters(owner)
        .update("charge-nameless")
        .map(letter -> letter.path("content").asString())
        .orElseThrow();
  }

  @Test
  void itHasToBeConfirmed() {
    for (String query : List.of("", "?confirm=", "?confirm=" + (person + 1))) {
      assertThat(shopper.delete("/api/me" + query).problem()).isEqualTo("400 CONFIRMATION_MISSING");
    }
    assertThat(shopper.delete("/api/me?confirm=yes").problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(RunningServer.send(server.request("/api/me?confirm=" + person).DELETE()).problem())
        .isEqualTo("401 UNAUTHENTICATED");
    assertThat(signIns()).hasSize(1);
  }
}
