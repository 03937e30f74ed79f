package zij.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;

import java.net.URLDecoder;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.command.Commands;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.terms.Terms;
import zij.server.vault.Vault;

/** {@code GET /api/ledger/orders/{id}/evidence}. */
@ExtendWith(SharedServer.class)
class OrderEvidenceTest {
  private final RunningServer server;
  private final Shopper owner;
  private final long person;
  private final String initData;
  private final Shopper shopper;

  OrderEvidenceTest(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
    this.person = server.person("en");
    this.initData = server.launch(person);
    this.shopper = Shopper.signIn(server, person, initData);
  }

  private JsonNode evidence(String order) {
    return owner.get("/api/ledger/orders/" + order + "/evidence").json();
  }

  private JsonNode piece(String order, String kind) {
    return evidence(order)
        .path("evidence")
        .valueStream()
        .filter(piece -> piece.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String check(JsonNode piece, String name) {
    return piece.path("checks").path(name).asString();
  }

  /** Cancels an order under a reference of the test's own making. */
  private void cancel(String order, String reference) {
    var cancel =
        new OrderCommand.Cancel(OrderId.parse(order), new TelegramUserId(person), Instant.now());
    var provenance =
        new Provenance(Long.toString(person), "user", "order.cancel", "0".repeat(32), reference);
    var _ = server.part(Commands.class).send(cancel, provenance);
  }

  private void record(TelegramUserId user, EvidenceId id, byte[] content, String context) {
    var sealed = server.part(Vault.class).seal(user, content, context);
    var command = new EvidenceCommand.Record(id, user, EvidenceKind.SIGN_IN, sealed, Instant.now());
    var provenance = new Provenance(user.toString(), "user", "test", "0".repeat(32), "test");
    var _ = server.part(Commands.class).send(command, provenance);
  }

  @Test
  void showsWhatThePersonSignedInWithAndThatTelegramSignedIt() {
    String order = shopper.order();
    JsonNode signIn = piece(order, "SIGN_IN");
    assertThat(signIn.path("state").asString()).isEqualTo("READABLE");
    assertThat(signIn.path("content").asString()).isEqualTo(initData);
    assertThat(signIn.path("user").asLong()).isEqualTo(person);
    assertThat(check(signIn, "contentHash")).isEqualTo("HOLDS");
    assertThat(check(signIn, "telegramSignature")).isEqualTo("HOLDS");
    assertThat(check(signIn, "botHash")).isEqualTo("HOLDS");
    assertThat(check(signIn, "user")).isEqualTo("HOLDS");
    assertThat(check(signIn, "charge")).isEqualTo("ABSENT");
    assertThat(signIn.path("uses").path(0).path("event").asString()).isEqualTo("order.placed");
    assertThat(signIn.path("position").asLong())
        .isLessThan(signIn.path("uses").path(0).path("position").asLong());
  }

  @Test
  void showsToWhatTheBuyerAgreed() {
    String order = shopper.order();
    JsonNode consent = piece(order, "CONSENT");
    assertThat(consent.path("state").asString()).isEqualTo("READABLE");
    JsonNode content = JsonMapper.shared().readTree(consent.path("content").asString());
    assertThat(content.path("user").asLong()).isEqualTo(person);
    assertThat(content.path("terms").asString()).isEqualTo(Terms.sample().version().value());
    assertThat(content.path("language").asString()).isEqualTo("en");
    assertThat(check(consent, "contentHash")).isEqualTo("HOLDS");
    assertThat(check(consent, "user")).isEqualTo("HOLDS");
    JsonNode use = consent.path("uses").path(0);
    assertThat(use.path("event").asString()).isEqualTo("order.placed");
    assertThat(consent.path("position").asLong()).isLessThan(use.path("position").asLong());
  }

  /** With nothing of ours: the answer, the JDK, and Telegram's description of the format. */
  @Test
  void letsAnybodyCheckTelegramsSignature() throws Exception {
    JsonNode answer = evidence(shopper.order());
    TreeMap<String, String> fields = new TreeMap<>();
    for (String pair : answer.path("evidence").path(0).path("content").asString().split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    fields.remove("hash");
    byte[] signature = Base64.getUrlDecoder().decode(fields.remove("signature"));
    String text =
        answer.path("telegram").path("botId").asString()
            + ":WebAppData\n"
            + fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    String der = "302a300506032b6570032100" + answer.path("telegram").path("publicKey").asString();
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(der))));
    ed25519.update(text.getBytes(UTF_8));
    assertThat(ed25519.verify(signature)).isTrue();
  }

  @Test
  void showsTheUpdateByWhichTelegramToldOfThePayment() {
    String order = shopper.order();
    String update =
        Updates.payment(
            person,
            "charge-shown",
            Updates.payload(server, shopper.invoice(order)),
            WALLPAPERS_PRICE);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    JsonNode payment = piece(order, "PAYMENT");
    assertThat(payment.path("content").asString()).isEqualTo(update);
    assertThat(check(payment, "contentHash")).isEqualTo("HOLDS");
    assertThat(check(payment, "user")).isEqualTo("HOLDS");
    assertThat(check(payment, "charge")).isEqualTo("HOLDS");
    assertThat(check(payment, "telegramSignature")).isEqualTo("ABSENT");
    assertThat(payment.path("uses").path(0).path("event").asString()).isEqualTo("order.paid");
  }

  @Test
  void saysWhenTheContentIsNotWhatTheEventRefersTo() {
    String order = shopper.order();
    EvidenceId id = EvidenceId.of("what was said".getBytes(UTF_8));
    String context = EvidenceKind.SIGN_IN.referenceTo(id);
    record(new TelegramUserId(person), id, "something else".getBytes(UTF_8), context);
    cancel(order, context);
    JsonNode forged = evidence(order).path("evidence").path(2);
    assertThat(forged.path("id").asString()).isEqualTo(id.value());
    assertThat(check(forged, "contentHash")).isEqualTo("FAILS");
    assertThat(check(forged, "telegramSignature")).isEqualTo("FAILS");
    assertThat(check(forged, "botHash")).isEqualTo("FAILS");
  }

  /** Both seals are good, but of something else or of somebody else. */
  @Test
  void saysWhenTheSealIsNotOfThisEvidence() {
    String order = shopper.order();
    byte[] content = ("said by " + person).getBytes(UTF_8);
    EvidenceId id = EvidenceId.of(content);
    record(new TelegramUserId(person), id, content, "something else");
    cancel(order, EvidenceKind.SIGN_IN.referenceTo(id));
    JsonNode moved = evidence(order).path("evidence").path(2);
    assertThat(moved.path("state").asString()).isEqualTo("UNREADABLE");
    assertThat(moved.path("content").isNull()).isTrue();
    assertThat(check(moved, "contentHash")).isEqualTo("ABSENT");
  }

  @Test
  void saysWhenTheLogHasNoSuchEvidence() {
    String order = shopper.order();
    cancel(order, "initdata:" + "ab".repeat(32));
    JsonNode missing = evidence(order).path("evidence").path(2);
    assertThat(missing.path("state").asString()).isEqualTo("NOT_RECORDED");
    assertThat(missing.path("position").isNull()).isTrue();
  }

  @Test
  void passesOverReferencesThatAreNoEvidence() {
    String order = shopper.order();
    cancel(order, "update:7");
    assertThat(evidence(order).path("evidence").size()).isEqualTo(2);
  }

  @Test
  void isForAuditorsAndOwnersOnly() {
    String order = shopper.order();
    String path = "/api/ledger/orders/" + order + "/evidence";
    assertThat(shopper.get(path).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(server.get(path).problem()).isEqualTo("401 UNAUTHENTICATED");
    for (String unknown : List.of("7", "c4d16337-74f8-8384-9484-5cc205912a3e")) {
      assertThat(owner.get("/api/ledger/orders/" + unknown + "/evidence").problem())
          .isEqualTo("404 ORDER_UNKNOWN");
    }
  }
}
