package zij.server.promotion;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.promotion.PromotedShop.body;
import static zij.server.promotion.PromotedShop.key;
import static zij.server.promotion.PromotedShop.newCode;
import static zij.server.promotion.PromotedShop.percent;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Promotions without a code, and {@code /api/desk/promotions}. */
@ExtendWith(SharedServer.class)
class AutomaticPromotionTest {
  private final RunningServer server;
  private final PromotedShop shop;
  private final Shopper shopper;

  AutomaticPromotionTest(RunningServer server) {
    this.server = server;
    this.shop = PromotedShop.of(server);
    this.shopper = server.shopper();
  }

  @Test
  void isTakenOffWithoutBeingAskedForUntilItIsEnded() {
    String product = newProduct();
    String promotion = automatic(key(), product, "{\"stars\":30}");
    Eventually.holds(() -> total(product) == 70);
    JsonNode placed = shopper.place(key(), Shopper.wanted(product, 1, 100)).json();
    assertThat(placed.path("total").asLong()).isEqualTo(70);
    assertThat(placed.path("discount").asLong()).isEqualTo(30);
    assertThat(shop.count(promotion, "promotion.redeemed")).as("nobody has to count").isZero();

    assertThat(shop.owner().post("/api/desk/promotions/" + promotion + "/end", "").status())
        .isEqualTo(200);
    assertThat(total(product)).as("at once").isEqualTo(100);
    Eventually.holds(() -> shop.seen(promotion).path("state").asString("").equals("ended"));
    Eventually.holds(() -> shop.seen(promotion).path("uses").path("orders").asLong() == 1);
  }

  @Test
  void theSameAgainMakesNoSecondOne() {
    String product = newProduct();
    String key = key();
    String first = automatic(key, product, percent(1));
    assertThat(automatic(key, product, percent(1))).isEqualTo(first);
    assertThat(shop.count(first, "promotion.created")).isEqualTo(1);
    assertThat(shop.owner().post("/api/desk/promotions/" + first + "/end", "").status())
        .isEqualTo(200);
  }

  @Test
  void aCodeIsGivenOnceOnly() {
    String code = newCode();
    shop.create(code, percent(20), "");
    Answer again =
        shop.owner()
            .post("/api/desk/promotions", body("\"code\":\"" + code + "\",", percent(21), ""));
    assertThat(again.problem()).isEqualTo("409 PROMOTION_EXISTS");
  }

  @Test
  void whatIsNoPromotionIsRefused() {
    for (String wrong :
        new String[] {
          body("\"code\":\"AB\",", percent(20), ""),
          body("\"code\":\"OK-1\",", percent(0), ""),
          body("\"code\":\"OK-1\",", percent(101), ""),
          body("\"code\":\"OK-1\",", "{\"stars\":0}", ""),
          body("\"code\":\"OK-1\",", "{}", ""),
          body("\"code\":\"OK-1\",", percent(20), ",\"limit\":0"),
          body("\"code\":\"OK-1\",", percent(20), ",\"limit\":10001"),
          body("\"code\":\"OK-1\",", percent(20), ",\"limitPerBuyer\":1"),
          body("\"code\":\"OK-1\",", percent(20), ",\"limit\":1,\"limitPerBuyer\":2"),
          body("\"code\":\"OK-1\",", percent(20), ",\"until\":\"2020-01-01T00:00:00Z\""),
          body("\"code\":\"OK-1\",", percent(20), ",\"products\":[\"a\",\"a\"]"),
        }) {
      assertThat(shop.owner().post("/api/desk/promotions", wrong).problem())
          .as(wrong)
          .isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(shop.owner().post("/api/desk/promotions", body("", percent(1), "")).problem())
        .isEqualTo("400 IDEMPOTENCY_KEY_MISSING");
    assertThat(
            shop.owner().post("/api/desk/promotions/" + UUID.randomUUID() + "/end", "").problem())
        .isEqualTo("404 PROMOTION_UNKNOWN");
    assertThat(shop.owner().post("/api/desk/promotions/x/end", "").problem())
        .isEqualTo("404 PROMOTION_UNKNOWN");
  }

  /** What the desk shows of one that is for some products and begins another day. */
  @Test
  void theListNamesTheFirstProductsAndTheShopsClocks() {
    List<String> four = Stream.generate(this::newProduct).limit(4).toList();
    String more = four.stream().collect(joining("\",\"", ",\"products\":[\"", "\"]"));
    String code = newCode();
    String later = Instant.now().plus(1, ChronoUnit.DAYS).toString();
    String body =
        body("\"code\":\"" + code + "\",", percent(20), more)
            .replace(PromotedShop.LONG_AGO.toString(), later);
    Answer made = shop.owner().post("/api/desk/promotions", body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String promotion = made.json().path("promotion").asString();
    Eventually.holds(() -> page("").toString().contains(promotion));

    assertThat(shop.seen(promotion).path("state").asString()).isEqualTo("upcoming");
    assertThat(shop.seen(promotion).at("/rule/products")).hasSize(4);
    assertThat(PromotedShop.quote(shopper, code).problem()).isEqualTo("409 CODE_UNKNOWN");
    JsonNode titles = page("").path("titles");
    assertThat(four.subList(0, 3)).allMatch(id -> titles.path(id).asString("").equals("T"));
    assertThat(titles.has(four.get(3))).as("more than are named").isFalse();
    String russian = "/api/desk/products/" + four.getFirst() + "/texts/ru";
    assertThat(shop.owner().put(russian, "{\"title\":\"Т\",\"body\":\"т\"}").status())
        .isEqualTo(200);
    Eventually.holds(
        () -> page("&lang=ru").path("titles").path(four.getFirst()).asString("").equals("Т"));
    assertThat(page("").path("zone").asString()).isEqualTo("Asia/Tashkent");
    assertThat(shop.owner().get("/api/desk/promotions?lang=xx").problem())
        .isEqualTo("400 INVALID_PARAMETER");
  }

  private JsonNode page(String more) {
    return shop.owner().get("/api/desk/promotions?limit=100" + more).json();
  }

  @Test
  void isTheOwnersBusinessOnly() {
    assertThat(shopper.get("/api/desk/promotions").problem()).isEqualTo("403 FORBIDDEN");
    assertThat(shopper.post("/api/desk/promotions", body("", percent(1), "")).problem())
        .isEqualTo("403 FORBIDDEN");
    String wanted = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    assertThat(server.post("/api/promotions/quote", wanted).problem())
        .isEqualTo("401 UNAUTHENTICATED");
  }

  @Test
  void analystsSeeWhatPromotionsCostAndBrought() {
    String code = newCode();
    String promotion = shop.create(code, percent(20), "");
    String order = PromotedShop.orderId(PromotedShop.order(shopper, code));
    var _ = shopper.pay(shopper.invoice(order), "paid");
    shopper.awaitStatus(order, "delivered");
    PromotedShop.orderId(PromotedShop.order(shopper, code));
    long position = server.logSize() - 1;
    JsonNode answer =
        server.analyst().get("/api/insights/promotions?limit=200&position=" + position).json();
    assertThat(answer.path("basis").path("position").asLong()).isGreaterThanOrEqualTo(position);
    for (JsonNode one : answer.path("promotions")) {
      if (!one.path("promotion").asString().equals(promotion)) continue;
      assertThat(one.path("uses").path("orders").asLong()).isEqualTo(2);
      assertThat(one.path("uses").path("bought").asLong()).isEqualTo(1);
      assertThat(one.path("uses").path("discount").asLong()).isEqualTo(5);
      assertThat(one.path("uses").path("revenue").asLong()).isEqualTo(20);
      assertThat(one.path("averageDiscount").asDouble()).isEqualTo(0.2);
      return;
    }
    throw new AssertionError("not there: " + answer);
  }

  private long total(String product) {
    Answer quoted =
        shopper.post(
            "/api/promotions/quote",
            "{\"lines\":[{\"product\":\"%s\",\"quantity\":1,\"price\":100}]}".formatted(product));
    return quoted.json().path("total").asLong(-1);
  }

  private String automatic(String key, String product, String reduction) {
    String body = body("", reduction, ",\"products\":[\"" + product + "\"]");
    Answer made =
        RunningServer.send(
            shop.owner()
                .request("/api/desk/promotions")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    if (made.status() != 201) throw new AssertionError(made.text());
    return made.json().path("promotion").asString();
  }

  /** A product of its own, so that nobody else's orders are any cheaper. */
  private String newProduct() {
    String id = "promoted-" + UUID.randomUUID().toString().substring(0, 8);
    Answer listed =
        shop.owner()
            .post(
                "/api/desk/products",
                "{\"product\":\"%s\",\"emoji\":\"🎁\",\"price\":100,\"good\":\"g\",\"texts\":{\"en\":{\"title\":\"T\",\"body\":\"t\"}}}"
                    .formatted(id));
    if (listed.status() != 201) throw new AssertionError(listed.text());
    assertThat(shop.owner().post("/api/desk/products/" + id + "/publish", "").status())
        .isEqualTo(200);
    return id;
  }
}
