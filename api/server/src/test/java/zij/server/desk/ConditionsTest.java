package zij.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.language.order.OrderId;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.telegram.InvoicePayload;

/** When a product can be ordered and how much of it, from the desk to the payment. */
@ExtendWith(SharedServer.class)
class ConditionsTest {
  private static final String LATER = "2100-12-01T04:00:00Z";
  private static final String PAST = "2020-01-01T00:00:00Z";

  private final RunningServer server;
  private final Counter seat;
  private final Shopper buyer;

  ConditionsTest(RunningServer server) {
    this.server = server;
    this.seat = Counter.open(server);
    this.buyer = server.shopper();
  }

  @AfterEach
  void close() {
    seat.close();
  }

  private Answer set(String what, String json) {
    return seat.owner().put("/api/desk/products/" + seat.product() + what, json);
  }

  private Answer sold(String from, String until) {
    Answer set = set("/availability", "{\"from\":%s,\"until\":%s}".formatted(from, until));
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    return set;
  }

  private static String quoted(Object text) {
    return "\"" + text + "\"";
  }

  private JsonNode shown(Answer since) {
    String at = "?position=" + since.json().path("position").asLong();
    return server.get("/api/catalog/products/" + seat.product() + at).json();
  }

  private Answer place(Shopper who, int units) {
    String wanted = Shopper.wanted(seat.product(), units, Counter.PRICE);
    return who.place(UUID.randomUUID().toString(), wanted);
  }

  private Answer quote(int units) {
    return buyer.post(
        "/api/promotions/quote",
        "{\"lines\":[{\"product\":\"%s\",\"quantity\":%d,\"price\":%d}]}"
            .formatted(seat.product(), units, Counter.PRICE));
  }

  private Answer wantInCart(int units) {
    return buyer.put(
        "/api/me/cart/lines/" + seat.product(),
        "{\"quantity\":%d,\"price\":%d}".formatted(units, Counter.PRICE));
  }

  @Test
  void whatIsNotSoldYetIsShownWithItsTimeAndCannotBeHad() {
    Answer set = sold(quoted(LATER), "null");
    JsonNode product = shown(set);
    assertThat(product.path("from").asString()).isEqualTo(LATER);
    assertThat(product.path("until").isNull()).isTrue();
    assertThat(product.path("available").asBoolean()).isTrue();

    Answer refused = place(buyer, 1);
    assertThat(refused.problem()).isEqualTo("409 NOT_YET_SOLD");
    assertThat(refused.json().path("product").asString()).isEqualTo(seat.product());
    assertThat(refused.json().path("from").asString()).isEqualTo(LATER);
    assertThat(quote(1).problem()).isEqualTo("409 NOT_YET_SOLD");
    assertThat(wantInCart(1).problem()).isEqualTo("409 NOT_YET_SOLD");
  }

  @Test
  void whatIsNoLongerSoldStaysInTheCartAsThatAndIsNotPaidFor() {
    Eventually.holds(() -> wantInCart(1).status() == 200);
    String order = seat.order(buyer, 1);
    assertThat(wantInCart(1).status()).isEqualTo(200);
    Answer set = sold("null", quoted(PAST));
    assertThat(shown(set).path("until").asString()).isEqualTo(PAST);

    String payload = server.part(InvoicePayload.class).of(OrderId.parse(order));
    JsonNode answer =
        server
            .webhook(Updates.preCheckout(buyer.id(), "over-" + order, payload, Counter.PRICE))
            .json();
    assertThat(answer.path("ok").asBoolean()).isFalse();
    assertThat(answer.path("error_message").asString()).contains("no longer sold");
    assertThat(place(buyer, 1).problem()).isEqualTo("409 NO_LONGER_SOLD");
    JsonNode cart = buyer.get("/api/me/cart").json();
    assertThat(cart.path("lines").path(0).path("available").asBoolean()).isFalse();
    assertThat(cart.path("total").asLong()).isZero();
    assertThat(wantInCart(2).problem()).isEqualTo("409 NO_LONGER_SOLD");

    sold("null", "null");
    assertThat(place(buyer, 1).status()).isEqualTo(201);
  }

  @Test
  void aBuyerWithTwentyPhonesHasAsManyAsOneBuyerMay() throws Exception {
    Answer set = set("/limit", "{\"limit\":2}");
    assertThat(shown(set).path("limit").asInt()).isEqualTo(2);
    assertThat(wantInCart(3).problem()).isEqualTo("409 BUYER_LIMIT");
    List<Callable<Answer>> phones = new ArrayList<>();
    for (int n = 0; n < 20; n++) phones.add(() -> place(buyer, 1));
    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> one : threads.invokeAll(phones)) answers.add(one.get());
    }
    assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(2);
    assertThat(answers)
        .filteredOn(it -> it.status() != 201)
        .extracting(Answer::problem)
        .containsOnly("409 BUYER_LIMIT");
    Answer refused = quote(1);
    assertThat(refused.problem()).isEqualTo("409 BUYER_LIMIT");
    assertThat(refused.json().path("left").asInt(-1)).isZero();
    assertThat(refused.json().path("limit").asInt()).isEqualTo(2);
    assertThat(place(server.shopper(), 2).status()).isEqualTo(201);
  }

  @Test
  void aRefundGivesBackAndTheLogSaysSo() {
    set("/limit", "{\"limit\":1}");
    String order = seat.order(buyer, 1);
    assertThat(buyer.pay(buyer.invoice(order), "paid").path("status").asString()).isEqualTo("paid");
    buyer.awaitStatus(order, "delivered");
    assertThat(place(buyer, 1).problem()).isEqualTo("409 BUYER_LIMIT");
    Answer wish =
        seat.owner().post("/api/desk/orders/" + order + "/refund", "{\"reason\":\"Rained off.\"}");
    assertThat(wish.status()).as(wish.text()).isEqualTo(200);
    Eventually.holds(() -> place(buyer, 1).status() == 201);
    assertThat(
            server.texts(
                "select type from ledger.event where aggregate_id = ? order by sequence",
                "quota:" + buyer.id()))
        .containsExactly("quota.taken", "quota.given-back", "quota.taken");
  }

  @Test
  void theOwnerIsToldWhatIsWrong() {
    assertThat(set("/availability", "{\"from\":\"tomorrow\"}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    Answer reversed =
        set("/availability", "{\"from\":\"%s\",\"until\":\"%s\"}".formatted(LATER, PAST));
    assertThat(reversed.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(reversed.json().path("field").asString()).isEqualTo("until");
    Answer never = set("/availability", "{\"from\":\"+1000000-01-01T00:00:00Z\"}");
    assertThat(never.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(set("/limit", "{\"limit\":0}").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(set("/limit", "{\"limit\":1001}").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(seat.owner().put("/api/desk/products/nothing/limit", "{\"limit\":1}").problem())
        .isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(set("/availability", "{\"from\":\"" + Instant.EPOCH + "\"}").problem())
        .isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void theDeskShowsWhatIsSetAndByWhichClocks() {
    var _ = sold(quoted(PAST), quoted(LATER));
    Answer last = set("/limit", "{\"limit\":3}");
    String at = "?position=" + last.json().path("position").asLong();
    JsonNode product = seat.owner().get("/api/desk/products/" + seat.product() + at).json();
    assertThat(product.path("product").path("from").asString()).isEqualTo(PAST);
    assertThat(product.path("product").path("until").asString()).isEqualTo(LATER);
    assertThat(product.path("product").path("limit").asInt()).isEqualTo(3);
    assertThat(product.path("zone").asString()).isEqualTo("Asia/Tashkent");
    assertThat(set("/limit", "{\"limit\":3}").json().path("position").asLong()).isEqualTo(-1);
    assertThat(set("/limit", "{}").json().path("position").asLong()).isPositive();
  }
}
