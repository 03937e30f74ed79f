package zij.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** {@code /api/desk/orders}: everybody's orders, and giving back what was paid. */
@ExtendWith(SharedServer.class)
class OrdersTest {
  private static final String PATH = "/api/desk/orders";

  private final RunningServer server;
  private final Shopper owner;
  private final Shopper shopper;

  OrdersTest(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
    this.shopper = server.shopper();
  }

  private List<String> found(String query) {
    return owner
        .get(PATH + "?" + query)
        .json()
        .path("orders")
        .valueStream()
        .map(sale -> sale.path("order").path("orderId").asString())
        .toList();
  }

  private Answer refund(String order, String reason) {
    return owner.post(PATH + "/" + order + "/refund", "{\"reason\":\"" + reason + "\"}");
  }

  private List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence", order);
  }

  private long refundsOf(String charge) {
    return server.botApi().calls("refundStarPayment").stream()
        .filter(call -> call.body().contains(charge))
        .count();
  }

  @Test
  void aPaymentGoesBackOnceAndTheBuyerHasTheStars() {
    String order = shopper.buy();
    long stars = shopper.stars();
    String charge = shopper.see(order).path("charge").asString();
    Answer asked = refund(order, "The file is broken.");
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    assertThat(asked.json().path("position").asLong()).isPositive();
    shopper.awaitStatus(order, "refunded");
    assertThat(shopper.stars()).isEqualTo(stars + Shopper.WALLPAPERS_PRICE);
    assertThat(refundsOf(charge)).isEqualTo(1);
    assertThat(types(order))
        .endsWith("order.delivered", "order.refund-requested", "order.refunded")
        .containsOnlyOnce("order.refunded");
    assertThat(refund(order, "The file is broken.").problem()).isEqualTo("409 ALREADY_REFUNDED");

    JsonNode seen = owner.get(PATH + "/" + order).json();
    assertThat(seen.path("order").path("status").asString()).isEqualTo("refunded");
    assertThat(seen.path("refund").path("reason").asString()).isEqualTo("The file is broken.");
    assertThat(seen.path("refund").path("by").asLong()).isEqualTo(owner.id());
    assertThat(seen.path("story").valueStream().map(it -> it.path("type").asString()).toList())
        .isEqualTo(types(order));
  }

  @Test
  void theBuyerIsToldInTheChat() {
    String order = shopper.buy();
    assertThat(refund(order, "Late.").status()).isEqualTo(200);
    String number = order.substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(call -> call.body().contains(number) && call.body().contains("are back")));
  }

  @Test
  void whatWasNotPaidCannotGoBack() {
    String order = shopper.order();
    assertThat(refund(order, "Late.").problem()).isEqualTo("409 NOT_PAID");
    assertThat(refund("c4d16337-74f8-8384-9484-5cc205912a3e", "Late.").problem())
        .isEqualTo("404 ORDER_UNKNOWN");
    assertThat(refund("none", "Late.").problem()).isEqualTo("404 ORDER_UNKNOWN");
    assertThat(types(order)).doesNotContain("order.refund-requested");
  }

  @Test
  void aReasonIsNeeded() {
    String order = shopper.buy();
    for (String body : List.of("{}", "{\"reason\":\"\"}", "{\"reason\":\" \"}")) {
      Answer answer = owner.post(PATH + "/" + order + "/refund", body);
      assertThat(answer.problem()).isEqualTo("400 INVALID_REQUEST");
      assertThat(answer.json().path("field").asString()).isEqualTo("reason");
    }
    assertThat(refund(order, "x".repeat(501)).problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(types(order)).doesNotContain("order.refund-requested");
    assertThat(refund(order, "x".repeat(500)).status()).isEqualTo(200);
  }

  @Test
  void findsAnOrderByNumberBuyerAndPaymentAtOnce() {
    String order = shopper.buy();
    JsonNode seen = shopper.see(order);
    String at = "&position=" + seen.path("position").asLong();
    assertThat(found("q=" + seen.path("number").asString() + at)).containsExactly(order);
    assertThat(found("q=" + seen.path("charge").asString() + at)).containsExactly(order);
    assertThat(found("q=" + shopper.id() + at)).contains(order);
    assertThat(found("status=delivered&q=" + order + at)).containsExactly(order);
    assertThat(found("status=cancelled&status=expired&q=" + order + at)).isEmpty();
  }

  @Test
  void pagesBeginWithTheNewest() {
    String first = shopper.order();
    String second = shopper.order();
    Eventually.holds(() -> found("limit=100").containsAll(List.of(first, second)));
    JsonNode page = owner.get(PATH + "?limit=1&q=" + shopper.id()).json();
    assertThat(page.path("orders").size()).isEqualTo(1);
    List<String> all = found("limit=100&q=" + shopper.id());
    assertThat(all.indexOf(second)).isLessThan(all.indexOf(first));
    assertThat(found("limit=1&q=" + shopper.id() + "&cursor=" + page.path("next").asString()))
        .containsExactly(all.get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "status=none, status",
    "cursor=x, cursor",
    "limit=0, limit",
    "limit=101, limit",
    "position=-1, position"
  })
  void namesTheParameterThatIsWrong(String query, String parameter) {
    Answer answer = owner.get(PATH + "?" + query);
    assertThat(answer.problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "/c4d16337-74f8-8384-9484-5cc205912a3e"})
  void isForTheOwnerAlone(String path) {
    assertThat(server.get(path).problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(shopper.get(path).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(server.auditor().get(path).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(shopper.post(path + "/refund", "{}").problem()).isEqualTo("403 FORBIDDEN");
  }
}
