package zij.server.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Store credit over HTTP: given at the desk, spent in the shop, and back again. */
@ExtendWith(SharedServer.class)
class StoreCreditTest {
  private final RunningServer server;
  private final Shopper owner;
  private final Shopper shopper;

  StoreCreditTest(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
    this.shopper = server.shopper();
  }

  private static String gift(UUID id, long stars) {
    return "{\"id\":\"%s\",\"amount\":%d,\"reason\":\"Half was missing.\"}".formatted(id, stars);
  }

  private Answer give(String order, long stars) {
    return owner.post("/api/desk/orders/" + order + "/credit", gift(UUID.randomUUID(), stars));
  }

  private long position(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
    return answer.json().path("position").asLong();
  }

  /** A buyer of wallpapers for 25 Stars who got so many of them as credit. */
  private String boughtAndGot(long stars) {
    String order = shopper.buy();
    awaitCredit("position=" + position(give(order, stars)));
    return order;
  }

  private JsonNode awaitCredit(String query) {
    Eventually.holds(() -> shopper.get("/api/me/credit?" + query).status() == 200);
    return shopper.get("/api/me/credit?" + query).json();
  }

  private static String wanted() {
    String plain = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    return plain.substring(0, plain.length() - 1) + ",\"credit\":true}";
  }

  private Answer order() {
    return shopper.place(UUID.randomUUID().toString(), wanted());
  }

  private List<String> kinds(JsonNode credit) {
    return credit.path("entries").valueStream().map(it -> it.path("kind").asString()).toList();
  }

  private void awaitBalance(long stars) {
    Eventually.holds(
        () -> shopper.get("/api/me/credit").json().path("balance").asLong(-1) == stars);
  }

  @Test
  void aPartOfAPaymentComesBackAsCreditAndPaysForTheNextOrder() {
    String first = boughtAndGot(10);
    JsonNode quoted = shopper.post("/api/promotions/quote", wanted()).json();
    assertThat(quoted.path("credit").asLong()).isEqualTo(10);
    assertThat(quoted.path("total").asLong()).isEqualTo(15);
    long before = shopper.stars();
    Answer placed = order();
    assertThat(placed.json().path("credit").asLong()).isEqualTo(10);
    assertThat(placed.json().path("total").asLong()).isEqualTo(15);
    String second = placed.json().path("orderId").asString();
    var _ = shopper.pay(shopper.invoice(second), "paid");
    shopper.awaitStatus(second, "delivered");
    assertThat(before - shopper.stars()).isEqualTo(15);
    Eventually.holds(() -> shopper.see(second).path("credit").asLong() == 10);
    awaitBalance(0);
    JsonNode credit = shopper.get("/api/me/credit").json();
    assertThat(kinds(credit)).containsExactly("SPENT", "GRANTED");
    assertThat(credit.path("entries").get(1).path("order").asString()).isEqualTo(first);
    assertThat(owner.get("/api/desk/buyers/" + shopper.id() + "/credit").json()).isEqualTo(credit);
  }

  @Test
  void theDeskSeesWhatWasUsedAndGivenAndWhatIsLeftToGive() {
    boughtAndGot(10);
    String second = order().json().path("orderId").asString();
    var _ = shopper.pay(shopper.invoice(second), "paid");
    shopper.awaitStatus(second, "delivered");
    assertThat(give(second, 26).problem()).isEqualTo("409 CREDIT_TOO_HIGH");
    assertThat(give(second, 20).status()).isEqualTo(200);
    JsonNode credit = owner.get("/api/desk/orders/" + second).json().path("credit");
    assertThat(credit.path("used").asLong()).isEqualTo(10);
    assertThat(credit.path("given").asLong()).isEqualTo(20);
    assertThat(credit.path("left").asLong()).isEqualTo(5);
  }

  @Test
  void theSameGiftTwiceIsGivenOnceAndTheBuyerIsTold() {
    String order = shopper.buy();
    String body = gift(UUID.randomUUID(), 7);
    String path = "/api/desk/orders/" + order + "/credit";
    assertThat(owner.post(path, body).json().path("position").asLong()).isPositive();
    assertThat(owner.post(path, body).json().path("position").asLong()).isEqualTo(-1);
    awaitBalance(7);
    String number = order.substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(
                call -> call.body().contains(number) && call.body().contains("of store credit")));
  }

  @Test
  void whatCreditPaysWholeCostsNothingInTelegramAndItsReceiptIsThere() {
    boughtAndGot(25);
    long before = shopper.stars();
    Answer placed = order();
    assertThat(placed.json().path("status").asString()).isEqualTo("paid");
    assertThat(placed.json().path("total").asLong()).isZero();
    String second = placed.json().path("orderId").asString();
    shopper.awaitStatus(second, "delivered");
    assertThat(shopper.stars()).isEqualTo(before);
    assertThat(shopper.get("/api/orders/" + second + "/receipt").text()).contains("c2sp.org");
    Answer refund = owner.post("/api/desk/orders/" + second + "/refund", "{\"reason\":\"Late.\"}");
    assertThat(refund.status()).as(refund.text()).isEqualTo(200);
    shopper.awaitStatus(second, "refunded");
    awaitBalance(25);
  }

  @Test
  void aCancelledOrderGivesItBack() {
    boughtAndGot(10);
    String second = order().json().path("orderId").asString();
    awaitBalance(0);
    assertThat(shopper.post("/api/orders/" + second + "/cancel", "").status()).isEqualTo(200);
    awaitBalance(10);
  }

  @Test
  void aRefundOfWhatWasPaidInPartWithCreditGivesBothBack() {
    boughtAndGot(10);
    long before = shopper.stars();
    String second = order().json().path("orderId").asString();
    var _ = shopper.pay(shopper.invoice(second), "paid");
    shopper.awaitStatus(second, "delivered");
    var _ = owner.post("/api/desk/orders/" + second + "/refund", "{\"reason\":\"Late.\"}");
    shopper.awaitStatus(second, "refunded");
    awaitBalance(10);
    Eventually.holds(() -> shopper.stars() == before);
  }

  @Test
  void aRefundAfterCreditPaysOnlyOnceAndNotWhenItIsSpent() {
    String first = boughtAndGot(10);
    assertThat(order().status()).isEqualTo(201);
    Answer refused = owner.post("/api/desk/orders/" + first + "/refund", "{\"reason\":\"Late.\"}");
    assertThat(refused.problem()).isEqualTo("409 CREDIT_SPENT");
    assertThat(refused.json().path("missing").asLong()).isEqualTo(10);
    String other = shopper.buy();
    position(give(other, 5));
    var _ = owner.post("/api/desk/orders/" + other + "/refund", "{\"reason\":\"Late.\"}");
    shopper.awaitStatus(other, "refunded");
    awaitBalance(0);
  }

  @Test
  void whatWasGivenByMistakeIsTakenBack() {
    String order = boughtAndGot(10);
    String path = "/api/desk/orders/" + order + "/credit/withdrawal";
    assertThat(owner.post(path, "{}").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(position(owner.post(path, "{\"reason\":\"By mistake.\"}"))).isPositive();
    assertThat(position(owner.post(path, "{\"reason\":\"By mistake.\"}"))).isEqualTo(-1);
    awaitBalance(0);
    assertThat(kinds(shopper.get("/api/me/credit").json())).containsExactly("WITHDRAWN", "GRANTED");
  }

  @Test
  void ofFiftyOrdersAtOnceExactlyOneSpendsIt() throws Exception {
    boughtAndGot(10);
    CountDownLatch start = new CountDownLatch(1);
    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> running = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        running.add(
            threads.submit(() -> {
              start.await();
              return order();
            }));
      }
      start.countDown();
      for (Future<Answer> one : running) answers.add(one.get());
    }
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers)
        .filteredOn(answer -> answer.json().path("credit").asLong() == 10)
        .hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.json().path("credit").asLong() == 0)
        .hasSize(49);
    awaitBalance(0);
  }

  @Test
  void auditorsFindItByTheBuyer() {
    String order = boughtAndGot(10);
    Shopper auditor = server.auditor();
    String query = "/api/ledger/entries?type=credit.&buyer=" + shopper.id();
    Eventually.holds(() -> auditor.get(query).json().path("entries").size() == 1);
    JsonNode entry = auditor.get(query).json().path("entries").get(0);
    assertThat(entry.path("type").asString()).isEqualTo("credit.granted");
    assertThat(entry.path("order").asString()).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({"cursor=x, cursor", "limit=0, limit", "limit=101, limit"})
  void namesTheParameterThatIsWrong(String query, String parameter) {
    Answer answer = shopper.get("/api/me/credit?" + query);
    assertThat(answer.problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
  }

  @Test
  void onlyTheOwnerGivesIt() {
    String order = shopper.buy();
    String path = "/api/desk/orders/" + order + "/credit";
    for (Answer answer :
        List.of(
            shopper.post(path, gift(UUID.randomUUID(), 1)),
            server.auditor().post(path, gift(UUID.randomUUID(), 1)),
            shopper.post(path + "/withdrawal", "{\"reason\":\"Mine.\"}"),
            shopper.get("/api/desk/buyers/" + shopper.id() + "/credit"))) {
      assertThat(answer.problem()).isEqualTo("403 FORBIDDEN");
    }
    assertThat(server.get("/api/me/credit").problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(give("c4d16337-74f8-8384-9484-5cc205912a3e", 1).problem())
        .isEqualTo("404 ORDER_UNKNOWN");
  }

  /** Nobody asks before credit pays, so what it pays for is reserved with the order. */
  @Test
  void creditAloneIsNotSpentOnWhatIsSoldOut() {
    Counter seat = Counter.open(server).with(1);
    try {
      boughtAndGot(25);
      String plain = Shopper.wanted(seat.product(), 1, Counter.PRICE);
      String wanted = plain.substring(0, plain.length() - 1) + ",\"credit\":true,\"total\":0}";
      String key = UUID.randomUUID().toString();
      String first = shopper.place(key, wanted).json().path("orderId").asString();
      shopper.awaitStatus(first, "delivered");
      assertThat(shopper.place(key, wanted).json().path("orderId").asString()).isEqualTo(first);
      assertThat(seat.level().path("free").asLong(-1)).isZero();

      boughtAndGot(25);
      assertThat(shopper.place(UUID.randomUUID().toString(), wanted).problem())
          .isEqualTo("409 OUT_OF_STOCK");
      awaitBalance(25);
    } finally {
      seat.close();
    }
  }
}
