package zij.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.reconciliation.Statement.pay;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.subscription.Subscribers;

/** What the server makes of Telegram's list of transactions, case by case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // started before the first test
class ReconciliationTest {
  private RunningServer server;
  private Statement statement;
  private Shopper buyer;

  @BeforeAll
  void start() {
    server =
        RunningServer.start(
            Map.of("zij.reconciliation.grace", "0s", "zij.reconciliation.every", "1h"));
    statement = Statement.of(server);
    buyer = server.shopper();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private List<String> types(String aggregate) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by position", aggregate);
  }

  /** Runs until the runs have counted so many: what a view does not show yet, a later one finds. */
  private void awaitInAll(int expected, String what) {
    AtomicInteger sum = new AtomicInteger();
    Eventually.holds(() -> sum.addAndGet(statement.run().path(what).asInt()) >= expected);
    assertThat(sum).hasValue(expected);
  }

  @Test
  void recoversAPaymentWhoseUpdateNeverCame() {
    String order = buyer.order();
    String charge = statement.payUnheard(buyer, order);
    assertThat(types(order)).doesNotContain("order.paid");
    assertThat(statement.run().path("state").asString()).isEqualTo("COMPLETE");
    Eventually.holds(() -> {
      var _ = statement.run();
      return types(order).contains("order.paid");
    });
    buyer.awaitStatus(order, "delivered");
    assertThat(
            server.texts(
                "select convert_from(metadata, 'UTF8') from ledger.event"
                    + " where aggregate_id = ? and type = 'order.paid'",
                order))
        .singleElement()
        .asString()
        .contains("\"transaction:" + charge + "\"")
        .contains("\"order.recover-payment\"")
        .contains("\"telegram\"")
        .contains("\"" + buyer.id() + "\"");
    assertThat(statement.run().path("recovered").asInt()).isZero();
  }

  @Test
  void recoversARenewalWhoseUpdateNeverCame() {
    Subscribers club = Subscribers.of(server, 40);
    String order = club.subscribe(buyer, 1);
    var subscription = server.look("users/" + buyer.id() + "/subscriptions").path(0);
    statement.lose("successful_payment", 1);
    var _ =
        server.phone("subscriptions/" + subscription.path("charge").asString() + "/pass", Map.of());
    Eventually.holds(() -> {
      var _ = statement.run();
      return types("subscription:" + order).contains("subscription.renewed");
    });
    assertThat(types("subscription:" + order)).containsOnlyOnce("subscription.renewed");
    assertThat(types(order)).doesNotContain("order.surplus-charged");
    Eventually.holds(() -> {
      JsonNode misposted = statement.run().path("balances").path("misposted");
      return misposted.isNumber() && misposted.asInt() == 0;
    });
  }

  /** Found by chaos, seed 1: after a slow answer, all that was sold meanwhile was missing there. */
  @Test
  void findsNothingMissingThatWasPaidSinceTheListWasRead() throws Exception {
    int asked = server.botApi().calls("getMyStarBalance").size();
    var _ =
        server.phone("faults", Map.of("kind", "slow", "method", "getMyStarBalance", "ms", 4_000));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JsonNode> run = threads.submit(statement::run);
      Eventually.holds(() -> server.botApi().calls("getMyStarBalance").size() > asked);
      String order = buyer.order(); // the list is read
      var _ = pay(buyer, order);
      buyer.awaitStatus(order, "delivered");
      assertThat(run.get().path("found").asInt(-1)).isZero();
    }
  }

  /** The evidence of it is Telegram's line; the buyer's name is not in it. */
  @Test
  void keepsNoNamesFromTelegramsList() {
    String order = buyer.order();
    String charge = statement.payUnheard(buyer, order);
    var _ = statement.run();
    assertThat(
            server.texts(
                "select raw from server.star_transaction where transaction_id = ?", charge))
        .singleElement()
        .asString()
        .contains(charge, "invoice_payload", "\"user\":{\"id\":" + buyer.id() + "}")
        .doesNotContain("first_name");
  }

  @Test
  void recordsARefundByWhoeverElseHasTheBotsToken() {
    String order = buyer.order();
    String charge = pay(buyer, order);
    buyer.awaitStatus(order, "delivered");
    statement.refund(buyer, charge);
    buyer.awaitStatus(order, "refunded");
    assertThat(types(order)).endsWith("order.delivered", "order.refunded");
    var _ = statement.run();
    assertThat(types(order)).endsWith("order.delivered", "order.refunded");
  }

  @Test
  void takesWhatWentBackWithoutAWordForAChargeBack() {
    String charged = buyer.order();
    String charge = pay(buyer, charged);
    String refunded = buyer.order();
    String refund = pay(buyer, refunded);
    buyer.awaitStatus(charged, "delivered");
    buyer.awaitStatus(refunded, "delivered");
    statement.chargeBack(charge);
    statement.lose("refunded_payment", 1);
    statement.refund(buyer, refund);
    awaitInAll(2, "wentBack");
    buyer.awaitStatus(charged, "charged_back");
    buyer.awaitStatus(refunded, "charged_back");
    assertThat(buyer.see(charged).path("closedAt").isNull()).isFalse();
  }

  @Test
  void hasNothingToRecordOfWhatWentBackBeforeItWasHeardOf() {
    String order = buyer.order();
    String charge = statement.payUnheard(buyer, order);
    statement.chargeBack(charge);
    JsonNode run = statement.run();
    assertThat(run.path("recovered").asInt() + run.path("wentBack").asInt()).isZero();
    assertThat(types(order)).doesNotContain("order.paid");
    // An update that comes all the same is believed, and then the rest is recorded too.
    String payload = Updates.payload(server, buyer.invoice(order));
    var update = Updates.payment(buyer.id(), charge, payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    Eventually.holds(() -> types(order).contains("order.paid"));
    Eventually.holds(() -> {
      var _ = statement.run();
      return types(order).contains("order.charged-back");
    });
  }

  @Test
  void reportsWhatHasNothingToDoWithAnyOrder() {
    String sale = statement.elsewhere(buyer.id(), 70, 500_000_000, true);
    String withdrawal = statement.elsewhere(0, 30, 0, false);
    var _ = statement.run();
    JsonNode foreign = statement.difference("OPEN", sale);
    assertThat(foreign.path("kind").asString()).isEqualTo("ORPHAN");
    assertThat(foreign.path("explanation").asString()).isEqualTo("FOREIGN_INVOICE");
    assertThat(foreign.path("effect").path("nanostars").asInt()).isEqualTo(500_000_000);
    assertThat(statement.difference("OPEN", withdrawal).path("explanation").asString())
        .isEqualTo("WITHDRAWAL");
    assertThat(statement.difference("OPEN", withdrawal).path("effect").path("stars").asInt())
        .isEqualTo(-30);
  }

  @Test
  void reportsWhatTelegramDoesNotListUntilItDoes() {
    String order = buyer.order();
    String payload = Updates.payload(server, buyer.invoice(order));
    String charge = "never-listed-" + UUID.randomUUID();
    var update = Updates.payment(buyer.id(), charge, payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    buyer.awaitStatus(order, "delivered");
    Eventually.holds(() -> {
      var _ = statement.run();
      return statement.differences("OPEN").toString().contains(charge);
    });
    JsonNode missing = statement.difference("OPEN", charge);
    assertThat(missing.path("kind").asString()).isEqualTo("MISSING_THERE");
    assertThat(missing.path("order").asString()).isEqualTo(order);
    assertThat(missing.path("effect").path("stars").asLong()).isEqualTo(-WALLPAPERS_PRICE);
  }

  @Test
  void runsOnceAtATimeOverAllServers() throws Exception {
    try (Connection other = server.superuser();
        var lock = other.createStatement()) {
      lock.execute("select pg_advisory_lock(" + Turn.KEY + ")");
      assertThat(statement.owner().post("/api/ledger/reconciliation/runs", "").problem())
          .isEqualTo("409 RECONCILIATION_RUNNING");
    }
    Eventually.holds(
        () -> statement.owner().post("/api/ledger/reconciliation/runs", "").status() == 200);
  }

  @Test
  void waitsWhenTelegramAsksForIt() {
    server.botApi().tooMany(1);
    assertThat(statement.run().path("state").asString()).isEqualTo("COMPLETE");
  }

  @Test
  void concludesNothingFromAListThatChangedUnderIt() throws Exception {
    String sale = statement.elsewhere(buyer.id(), 13, 0, true);
    var _ = statement.run();
    change("update server.star_transaction set stars = 12 where transaction_id = '" + sale + "'");
    String lost = buyer.order();
    var _ = statement.payUnheard(buyer, lost);
    JsonNode run = statement.run();
    assertThat(run.path("state").asString()).isEqualTo("LIST_CHANGED");
    assertThat(run.path("message").asString()).contains("at place", sale);
    assertThat(types(lost)).doesNotContain("order.paid");
    Eventually.holds(() ->
        server
            .management("/actuator/prometheus")
            .text()
            .contains("zij_reconciliation_list_changed 1.0"));
    change("update server.star_transaction set stars = 13 where transaction_id = '" + sale + "'");
    assertThat(statement.run().path("state").asString()).isEqualTo("COMPLETE");
    Eventually.holds(() -> {
      var _ = statement.run();
      return types(lost).contains("order.paid");
    });
    buyer.awaitStatus(lost, "delivered");
  }

  @Test
  void noticesAListThatBecameShorter() throws Exception {
    var _ = statement.run();
    change(
        "insert into server.star_transaction select index + 1, 'more-than-there-is', direction,"
            + " stars, nanostars, moved_at, type, user_id, payload, raw, listed_at, outcome"
            + " from server.star_transaction order by index desc limit 1");
    assertThat(statement.run().path("message").asString()).contains("it ends before place");
    change("delete from server.star_transaction where transaction_id = 'more-than-there-is'");
    assertThat(statement.run().path("state").asString()).isEqualTo("COMPLETE");
  }

  private void change(String sql) throws Exception {
    try (Connection superuser = server.superuser();
        var statement = superuser.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  /** The application itself cannot change what it read. */
  @Test
  void keepsWhatItReadAsItWas() {
    assertThat(
            server.texts(
                "select has_column_privilege('server.star_transaction', 'stars', 'UPDATE')::text"
                    + " || has_table_privilege('server.star_transaction', 'DELETE')::text"))
        .containsExactly("falsefalse");
  }

  @Test
  void measuresWhatWaitsForAPerson() {
    var _ = statement.elsewhere(buyer.id(), 5, 0, true);
    var _ = statement.run();
    Eventually.holds(() ->
        server
            .management("/actuator/prometheus")
            .text()
            .matches("(?s).*zij_reconciliation_open\\{kind=\"ORPHAN\"\\} [1-9].*"));
    assertThat(server.management("/actuator/prometheus").text())
        .contains("zij_reconciliation_oldest_seconds", "zij_reconciliation_runs_total");
  }
}
