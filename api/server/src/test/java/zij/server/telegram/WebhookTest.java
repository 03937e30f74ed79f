package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.language.order.OrderId;
import zij.server.Answer;
import zij.server.DeskLetters;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;

/** {@code POST /telegram/webhook}: what Telegram says, and what somebody else says it says. */
@ExtendWith(SharedServer.class)
class WebhookTest {
  private final RunningServer server;
  private final Shopper shopper;

  WebhookTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  private String payload(String order) {
    return Updates.payload(server, shopper.invoice(order));
  }

  private double counted(String kind) {
    return server
        .management("/actuator/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith("zij_webhook_updates_total{"))
        .filter(line -> line.contains("kind=\"" + kind + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private DeskLetters letters() {
    return new DeskLetters(server.owner());
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence", order);
  }

  @Test
  void readsNothingWithoutTheSecret() {
    String update = Updates.payment(shopper.id(), "charge-x", payload(shopper.order()), 25);
    long before = server.logSize();
    for (String secret : List.of("", "wrong", RunningServer.WEBHOOK_SECRET + "x")) {
      Answer answer =
          RunningServer.send(
              server
                  .request("/telegram/webhook")
                  .header("X-Telegram-Bot-Api-Secret-Token", secret)
                  .POST(java.net.http.HttpRequest.BodyPublishers.ofString(update)));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.bytes()).isEmpty();
    }
    assertThat(server.post("/telegram/webhook", update).status()).isEqualTo(401);
    assertThat(types(Updates.order(update))).doesNotContain("order.paid");
    assertThat(server.logSize()).isGreaterThanOrEqualTo(before);
    assertThat(letters().update("charge-x")).isEmpty();
  }

  @Test
  void letsUnknownKindsAndFieldsBe() {
    double before = counted("ignored");
    for (String update :
        List.of(
            "{\"update_id\":1,\"brand_new\":{\"a\":[1,{}]}}",
            "{\"update_id\":2}",
            "{\"update_id\":3,\"message\":{\"chat\":{\"id\":1},\"pinned_message\":{}}}",
            "{}")) {
      Answer answer = server.webhook(update);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.bytes()).isEmpty();
    }
    assertThat(counted("ignored")).isGreaterThanOrEqualTo(before + 4);
    long person = server.person("en");
    var _ = server.phone("users/" + person + "/launch", Map.of());
    String start =
        "{\"update_id\":4,\"new\":1,\"message\":{\"new\":2,\"chat\":{\"id\":%d},\"text\":\"/start\"}}"
            .formatted(person);
    assertThat(server.webhook(start).bytes()).isEmpty();
    Eventually.holds(() -> !server.look("users/" + person + "/messages").isEmpty());
  }

  @Test
  void answersThePreCheckoutInline() {
    String payload = payload(shopper.order());
    JsonNode yes = server.webhook(Updates.preCheckout(shopper.id(), "q-1", payload, 25)).json();
    assertThat(yes.path("method").asString()).isEqualTo("answerPreCheckoutQuery");
    assertThat(yes.path("pre_checkout_query_id").asString()).isEqualTo("q-1");
    assertThat(yes.path("ok").asBoolean()).isTrue();
    assertThat(server.webhook(Updates.preCheckout(shopper.id(), "q-1", payload, 25)).json())
        .isEqualTo(yes);

    for (String refused :
        List.of(
            Updates.preCheckout(shopper.id(), "q-2", payload, 24),
            Updates.preCheckout(shopper.id(), "q-3", payload + "x", 25),
            Updates.preCheckout(server.shopper().id(), "q-4", payload, 25))) {
      JsonNode no = server.webhook(refused).json();
      assertThat(no.path("ok").asBoolean(true)).isFalse();
      assertThat(no.path("error_message").asString()).isNotBlank();
    }
  }

  @Test
  void refusesThePreCheckoutInTheBuyersLanguage() {
    String body =
        Shopper.wanted(Shopper.WALLPAPERS, 1, WALLPAPERS_PRICE).replace("\"en\"", "\"ru\"");
    String order = shopper.place("in-russian", body).json().path("orderId").asString();
    String link = shopper.invoice(order);
    assertThat(shopper.post("/api/orders/" + order + "/cancel", "").status()).isEqualTo(200);
    JsonNode refused = shopper.pay(link, "paid");
    assertThat(refused.path("status").asString()).isEqualTo("failed");
    assertThat(refused.path("message").asString())
        .isEqualTo("Этот заказ отменён. Пожалуйста, закажите снова.");
    Eventually.holds(() -> types(order).contains("order.checkout-refused"));
    assertThat(shopper.stars()).isEqualTo(100_000);
  }

  @Test
  void takesAPaymentOnceHoweverOftenItIsTold() throws Exception {
    String order = shopper.order();
    String update = Updates.payment(shopper.id(), "charge-once", payload(order), WALLPAPERS_PRICE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          IntStream.range(0, 16)
              .mapToObj(_ -> threads.submit(() -> server.webhook(update)))
              .toList();
      for (Future<Answer> answer : answers) assertThat(answer.get().status()).isEqualTo(200);
    }
    assertThat(server.webhook(update).status()).isEqualTo(200);
    shopper.awaitStatus(order, "delivered");
    assertThat(types(order))
        .containsExactly("order.placed", "order.invoice-issued", "order.paid", "order.delivered");
  }

  /** The evidence is what Telegram sent, byte for byte. */
  @Test
  void keepsThePaymentAsItCame() {
    String order = shopper.order();
    String update =
        Updates.payment(shopper.id(), "charge-raw", payload(order), WALLPAPERS_PRICE)
            .replace("\"currency\":", "\"näw\" :  [ 1.50,\"\\u00e9\" ] ,\n\"currency\":");
    assertThat(server.webhook(update).status()).isEqualTo(200);
    String event =
        server
            .texts(
                "select convert_from(payload, 'UTF8') from ledger.event"
                    + " where aggregate_id = ? and type = 'order.paid'",
                order)
            .getFirst();
    JsonNode paid = tools.jackson.databind.json.JsonMapper.shared().readTree(event);
    String evidence = paid.path("payment").path("evidence").asString();
    assertThat(update).contains("\"successful_payment\":" + evidence + "}");
  }

  @Test
  void sendsBackWhatASecondPaymentBrought() {
    String order = shopper.order();
    String link = shopper.invoice(order);
    // Both sheets were open and agreed to before either was paid, as with two devices.
    String first = shopper.pay(link, "pending").path("pendingId").asString();
    String second = shopper.pay(link, "pending").path("pendingId").asString();
    settle(first);
    shopper.awaitStatus(order, "delivered");
    settle(second);
    Eventually.holds(
        () -> shopper.see(order).path("surplus").path(0).path("refunded").asBoolean(false));
    JsonNode seen = shopper.see(order);
    assertThat(seen.path("surplus").size()).isEqualTo(1);
    assertThat(seen.path("surplus").path(0).path("amount").asLong()).isEqualTo(WALLPAPERS_PRICE);
    assertThat(shopper.stars()).isEqualTo(100_000 - WALLPAPERS_PRICE);
  }

  @Test
  void recordsARefundOnceHoweverOftenItIsTold() {
    String order = shopper.order();
    String payload = payload(order);
    String paid = Updates.payment(shopper.id(), "charge-back", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(paid).status()).isEqualTo(200);
    shopper.awaitStatus(order, "delivered");
    String refund = Updates.refund(shopper.id(), "charge-back", payload, WALLPAPERS_PRICE);
    for (int i = 0; i < 3; i++) assertThat(server.webhook(refund).status()).isEqualTo(200);
    shopper.awaitStatus(order, "refunded");
    assertThat(types(order)).containsOnlyOnce("order.refunded");
  }

  @Test
  void putsARefundAsideThatFitsNoPayment() {
    String order = shopper.order();
    String payload = payload(order);
    String unknown = Updates.refund(shopper.id(), "charge-none", payload, WALLPAPERS_PRICE);
    String foreign = Updates.refund(shopper.id(), "charge-other", "other", WALLPAPERS_PRICE);
    assertThat(server.webhook(unknown).status()).isEqualTo(200);
    assertThat(server.webhook(foreign).status()).isEqualTo(200);
    assertThat(types(order)).doesNotContain("order.refunded");
    assertThat(letters().waiting().toString())
        .contains("refund refused: CHARGE_UNKNOWN", "a refund for no order of ours");
  }

  @Test
  void sendsBackWhatIsPaidAfterTheOrderWasCancelled() {
    String order = shopper.order();
    String payload = payload(order);
    assertThat(shopper.post("/api/orders/" + order + "/cancel", "").status()).isEqualTo(200);
    String update = Updates.payment(shopper.id(), "charge-late", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    assertThat(types(order)).contains("order.surplus-charged").doesNotContain("order.paid");
    Eventually.holds(() ->
        server.botApi().calls("refundStarPayment").stream()
            .anyMatch(call -> call.body().contains("charge-late")));
  }

  private void settle(String pending) {
    var paid = server.phone("payments/" + pending + "/settle", Map.of("outcome", "paid"));
    assertThat(paid.path("status").asString()).isEqualTo("paid");
  }

  /** What Telegram refuses for good is for a person to look at. */
  @Test
  void showsARefundThatTelegramRefuses() {
    String order = shopper.buy();
    String payload = server.part(InvoicePayload.class).of(OrderId.parse(order));
    String update = Updates.payment(shopper.id(), "charge-unknown", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    Eventually.holds(() -> letters().ofOrder(order).size() == 1);
    // Tried again it fails again, and stays where it is; the next surplus of others goes on.
    int tries = server.botApi().calls("refundStarPayment").size();
    String reactions = "/api/desk/reactions/";
    assertThat(server.owner().post(reactions + "surplus-refund/replay", "").status())
        .isEqualTo(200);
    assertThat(server.botApi().calls("refundStarPayment")).hasSizeGreaterThan(tries);
    assertThat(letters().ofOrder(order).toString()).contains("CHARGE_NOT_FOUND");
    assertThat(server.owner().post(reactions + "none/replay", "").problem())
        .isEqualTo("404 LETTER_UNKNOWN");
  }
}
