package zij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Another system of the merchant's is told what happens, over real HTTP. */
@ExtendWith(SharedServer.class)
class WebhookTest {
  private static final String WEBHOOKS = "/api/desk/webhooks";

  private final RunningServer server;
  private final Receiver receiver = new Receiver();

  WebhookTest(RunningServer server) {
    this.server = server;
  }

  @AfterEach
  void stop() {
    for (JsonNode webhook : server.owner().get(WEBHOOKS).json().path("webhooks")) {
      server.owner().delete(WEBHOOKS + "/" + webhook.path("id").asString());
    }
    receiver.close();
  }

  private JsonNode add(String... types) {
    return add(receiver, types);
  }

  private JsonNode add(Receiver one, String... types) {
    String body =
        "{\"url\":\"%s\",\"types\":[\"%s\"]}".formatted(one.url(), String.join("\",\"", types));
    Answer added = server.owner().post(WEBHOOKS, body);
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    one.knows(added.json().path("secret").asString());
    return added.json();
  }

  private static String path(JsonNode webhook) {
    return WEBHOOKS + "/" + webhook.path("id").asString();
  }

  private JsonNode shown(JsonNode webhook) {
    for (JsonNode one : server.owner().get(WEBHOOKS).json().path("webhooks")) {
      if (one.path("id").equals(webhook.path("id"))) return one;
    }
    throw new AssertionError("not there: " + webhook);
  }

  private List<JsonNode> about(String order) {
    return about(receiver, order);
  }

  private static List<JsonNode> about(Receiver one, String order) {
    return one.heard().stream()
        .map(Receiver.Heard::body)
        .filter(body -> body.path("data").path("order").asString("").equals(order))
        .toList();
  }

  @Test
  void isToldOfAPurchaseSignedInOrderAndProvably() {
    var _ = add("order.paid", "order.delivered");
    String order = server.shopper().buy();
    Eventually.holds(() -> about(order).size() == 2);
    JsonNode paid = about(order).getFirst();
    assertThat(about(order))
        .extracting(body -> body.path("type").asString())
        .containsExactly("order.paid", "order.delivered");
    assertThat(paid.path("data").path("stars").asLong()).isEqualTo(Shopper.WALLPAPERS_PRICE);
    long position = paid.path("data").path("entry").path("position").asLong();
    JsonNode entry = server.auditor().get("/api/ledger/entries/" + position).json();
    assertThat(paid.path("data").path("entry").path("leafHash").asString())
        .isEqualTo(entry.path("leafHash").asString());
    assertThat(receiver.heard()).allMatch(Receiver.Heard::isSigned);
  }

  @Test
  void isToldOfNothingElse() {
    var _ = add("order.delivered");
    String order = server.shopper().buy();
    Eventually.holds(() -> about(order).size() == 1);
    assertThat(about(order).getFirst().path("type").asString()).isEqualTo("order.delivered");
  }

  @Test
  void isToldAgainUntilItHasHeard() {
    JsonNode webhook = add("order.paid");
    receiver.refuses(2);
    String order = server.shopper().buy();
    Eventually.holds(() -> about(order).size() == 3);
    assertThat(receiver.heard())
        .extracting(Receiver.Heard::id)
        .containsOnly(receiver.heard().getFirst().id());
    Eventually.holds(
        () -> deliveries(webhook).path(0).path("state").asString().equals("DELIVERED"));
    JsonNode delivery = deliveries(webhook).path(0);
    assertThat(delivery.path("attempts").asInt()).isEqualTo(3);
    assertThat(delivery.path("answer").asString()).isEqualTo("heard");
  }

  private JsonNode deliveries(JsonNode webhook) {
    return server.owner().get(path(webhook) + "/deliveries").json().path("deliveries");
  }

  @Test
  void aTestSaysThatItIsOne() {
    JsonNode webhook = add("order.paid");
    JsonNode tried = server.owner().post(path(webhook) + "/test", "").json();
    assertThat(tried.path("arrived").asBoolean()).isTrue();
    assertThat(receiver.heard().getFirst().body().path("type").asString())
        .isEqualTo("webhook.test");
    assertThat(receiver.heard().getFirst().isSigned()).isTrue();
  }

  @Test
  void twoSecretsSignWhileOneReplacesTheOther() {
    JsonNode webhook = add("order.paid");
    JsonNode rotated = server.owner().post(path(webhook) + "/secret", "").json();
    var _ = server.owner().post(path(webhook) + "/test", "");
    assertThat(receiver.heard().getLast().isSigned()).isTrue();
    receiver.knows(rotated.path("secret").asString());
    var _ = server.owner().post(path(webhook) + "/test", "");
    assertThat(receiver.heard().getLast().isSigned()).isTrue();
    assertThat(receiver.heard().getLast().signatures()).hasSize(2);
  }

  @Test
  void noMoreThanTwoSecretsSignHoweverOftenTheyAreReplaced() {
    JsonNode webhook = add("order.paid");
    for (int i = 0; i < 3; i++) {
      assertThat(server.owner().post(path(webhook) + "/secret", "").status()).isEqualTo(200);
    }
    var _ = server.owner().post(path(webhook) + "/test", "");
    assertThat(receiver.heard().getLast().signatures()).hasSize(2);
    assertThat(receiver.heard().getLast().isSigned()).as("with the first one").isFalse();
  }

  @Test
  void whoAnswersSlowlyHoldsUpNobodyElse() {
    try (Receiver slow = new Receiver()) {
      slow.pauses();
      var _ = add(slow, "order.paid");
      var _ = add("order.paid");
      String order = server.shopper().buy();
      Eventually.holds(() -> !about(slow, order).isEmpty());
      Eventually.holds(() -> about(order).size() == 1);
    }
  }

  @Test
  void whoIsGoneIsSwitchedOff() {
    JsonNode webhook = add("order.paid");
    receiver.refuses(1, 410);
    String order = server.shopper().buy();
    Eventually.holds(() -> !shown(webhook).path("on").asBoolean());
    Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(call -> call.toString().contains("wants to be told nothing any more")));
    assertThat(server.owner().post(path(webhook) + "/on", "").status()).isEqualTo(200);
    Eventually.holds(() -> about(order).size() == 2);
  }

  @Test
  void whatArrivedHasArrivedEvenIfItFailsWhenToldAgain() {
    JsonNode webhook = add("order.paid");
    String order = server.shopper().buy();
    Eventually.holds(() -> about(order).size() == 1);
    long position = about(order).getFirst().path("data").path("entry").path("position").asLong();
    // The receiver hears before it is written down that it did.
    Eventually.holds(
        () -> deliveries(webhook).path(0).path("state").asString("").equals("DELIVERED"));
    receiver.refuses(1);
    String replay = path(webhook) + "/deliveries/" + position + "/replay";
    assertThat(server.owner().post(replay, "").json().path("arrived").asBoolean()).isFalse();
    Eventually.holds(() -> deliveries(webhook).path(0).path("attempts").asInt() == 2);
    assertThat(deliveries(webhook).path(0).path("state").asString()).isEqualTo("DELIVERED");
    assertThat(deliveries(webhook).path(0).path("status").asInt()).isEqualTo(503);
  }

  @Test
  void oneThingOrAllFromAPositionCanBeToldAgain() {
    JsonNode webhook = add("order.paid");
    String order = server.shopper().buy();
    Eventually.holds(() -> about(order).size() == 1);
    long position = about(order).getFirst().path("data").path("entry").path("position").asLong();
    Answer again = server.owner().post(path(webhook) + "/deliveries/" + position + "/replay", "");
    assertThat(again.json().path("arrived").asBoolean()).isTrue();
    assertThat(about(order)).hasSize(2);
    var _ = server.owner().post(path(webhook) + "/replay", "{\"from\":" + position + "}");
    Eventually.holds(() -> about(order).size() == 3);
  }

  @Test
  void nothingIsToldWhileItIsOffAndAllOfItAfter() {
    JsonNode webhook = add("order.paid");
    assertThat(server.owner().post(path(webhook) + "/off", "").status()).isEqualTo(200);
    try (Receiver other = new Receiver()) {
      var _ = add(other, "order.paid");
      String order = server.shopper().buy();
      Eventually.holds(() -> about(other, order).size() == 1); // so this one would have been, too
      assertThat(about(order)).isEmpty();
      assertThat(shown(webhook).path("on").asBoolean()).isFalse();
      assertThat(server.owner().post(path(webhook) + "/on", "").status()).isEqualTo(200);
      Eventually.holds(() -> about(order).size() == 1);
    }
  }

  @Test
  void isSwitchedOffWhenNothingArrivedForDays() {
    JsonNode webhook = add("order.paid");
    receiver.refuses(1_000_000);
    String order = server.shopper().buy();
    Eventually.holds(() -> !about(order).isEmpty());
    Eventually.holds(() -> shown(webhook).hasNonNull("failingSince"));
    Instant before = Instant.now().minus(Backoff.SWITCHES_OFF_AFTER).minusSeconds(60);
    server
        .sql()
        .sql("update server.webhook_progress set failing_since = ? where webhook_id = ?")
        .params(before.atOffset(ZoneOffset.UTC), UUID.fromString(webhook.path("id").asString()))
        .update();
    Eventually.holds(() -> !shown(webhook).path("on").asBoolean());
  }

  @Test
  void whatIsNoAddressIsRefused() {
    for (String url :
        List.of(
            "ftp://shop.example/", "https://", "https://a:b@shop.example/", "x", "https://x#y")) {
      Answer answer =
          server
              .owner()
              .post(WEBHOOKS, "{\"url\":\"%s\",\"types\":[\"order.paid\"]}".formatted(url));
      assertThat(answer.problem()).as(url).isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(
            server.owner().post(path(server.owner().get(WEBHOOKS).json()) + "x/test", "").problem())
        .isEqualTo("404 WEBHOOK_UNKNOWN");
  }

  @Test
  void secretsAreSealed() {
    JsonNode webhook = add("order.paid");
    assertThat(server.owner().get(WEBHOOKS).text())
        .doesNotContain(webhook.path("secret").asString());
    List<String> sealed =
        server.texts(
            "select encode(sealed, 'base64') from vault.webhook_secret where webhook_id = ?",
            UUID.fromString(webhook.path("id").asString()));
    assertThat(sealed).hasSize(1);
    String bare = webhook.path("secret").asString().substring("whsec_".length(), 40);
    assertThat(sealed.getFirst()).doesNotContain(bare);
  }

  @Test
  void isToldNothingUnsigned() throws SQLException {
    JsonNode webhook = add("order.paid");
    UUID id = UUID.fromString(webhook.path("id").asString());
    try (Connection owner = server.superuser()) {
      JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(owner, true));
      sql.sql("update vault.webhook_secret set sealed = sha512(sealed) where webhook_id = ?")
          .param(id)
          .update();
      JsonNode tried = server.owner().post(path(webhook) + "/test", "").json();
      assertThat(tried.path("failure").asString()).contains("cannot be opened");
      sql.sql("delete from vault.webhook_secret where webhook_id = ?").param(id).update();
      tried = server.owner().post(path(webhook) + "/test", "").json();
      assertThat(tried.path("failure").asString()).contains("no secret");
    }
    assertThat(receiver.heard()).isEmpty();
  }
}
