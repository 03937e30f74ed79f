package zij.server.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.promotion.PromotedShop.key;
import static zij.server.promotion.PromotedShop.newCode;
import static zij.server.promotion.PromotedShop.order;
import static zij.server.promotion.PromotedShop.orderId;
import static zij.server.promotion.PromotedShop.percent;
import static zij.server.promotion.PromotedShop.quote;
import static zij.server.promotion.PromotedShop.wanted;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.command.Commands;
import zij.language.Decision;
import zij.language.Provenance;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.ledger.log.ReceiptVerifier;
import zij.ledger.log.VerifierKey;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Codes in {@code POST /api/orders} and {@code POST /api/promotions/quote}. */
@ExtendWith(SharedServer.class)
class OrderWithACodeTest {
  private final RunningServer server;
  private final PromotedShop shop;
  private final Shopper shopper;

  OrderWithACodeTest(RunningServer server) {
    this.server = server;
    this.shop = PromotedShop.of(server);
    this.shopper = server.shopper();
  }

  @Test
  void aQuoteSaysWhatTheOrderWillCostAndTakesNothing() {
    String code = newCode();
    String promotion = shop.create(code, percent(33), ",\"limit\":1");
    for (int i = 0; i < 3; i++) {
      JsonNode quoted = quote(shopper, code.toLowerCase(Locale.ROOT)).json();
      assertThat(quoted.path("full").asLong()).isEqualTo(25);
      assertThat(quoted.path("discount").asLong()).isEqualTo(8); // 8.25
      assertThat(quoted.path("total").asLong()).isEqualTo(17);
      assertThat(quoted.path("code").asString()).isEqualTo(code);
    }
    JsonNode placed = order(shopper, code).json();
    assertThat(placed.path("total").asLong()).isEqualTo(17);
    assertThat(placed.path("discount").asLong()).isEqualTo(8);
    assertThat(shop.count(promotion, "promotion.redeemed")).isEqualTo(1);
    assertThat(quote(server.shopper(), code).problem()).isEqualTo("409 CODE_USED_UP");
  }

  @Test
  void theSameKeyMeetsTheSameOrderWithTheSameCodeOnly() {
    String code = newCode();
    String other = newCode();
    String promotion = shop.create(code, percent(20), ",\"limit\":5");
    shop.create(other, percent(20), "");
    String key = key();
    Answer first = shopper.place(key, wanted(code));
    assertThat(shopper.place(key, wanted(" " + code.toLowerCase(Locale.ROOT))).text())
        .isEqualTo(first.text());
    assertThat(shopper.place(key, wanted(other)).problem()).isEqualTo("409 IDEMPOTENCY_KEY_REUSED");
    String without = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    assertThat(shopper.place(key, without).problem()).isEqualTo("409 IDEMPOTENCY_KEY_REUSED");
    assertThat(shop.count(promotion, "promotion.redeemed")).isEqualTo(1);
  }

  @Test
  void aDiscountedOrderIsPaidWithWhatIsLeft() {
    String code = newCode();
    String promotion = shop.create(code, "{\"stars\":10}", ",\"limit\":5");
    long before = shopper.stars();
    String order = orderId(order(shopper, code));
    var _ = shopper.pay(shopper.invoice(order), "paid");
    shopper.awaitStatus(order, "delivered");
    assertThat(before - shopper.stars()).isEqualTo(15);
    assertThat(shopper.see(order).path("total").asLong()).isEqualTo(15);
    Eventually.holds(() -> shop.seen(promotion).path("uses").path("bought").asLong() == 1);
    JsonNode uses = shop.seen(promotion).path("uses");
    assertThat(uses.path("discount").asLong()).isEqualTo(10);
    assertThat(uses.path("revenue").asLong()).isEqualTo(15);
  }

  @Test
  void aFreeOrderIsDeliveredAtOnceAndItsReceiptHolds() {
    String code = newCode();
    shop.create(code, percent(100), ",\"limit\":1");
    String key = key();
    long before = shopper.stars();
    Answer placed = shopper.place(key, wanted(code));
    assertThat(placed.json().path("status").asString()).isEqualTo("paid");
    assertThat(placed.json().path("total").asLong()).isZero();
    assertThat(shopper.place(key, wanted(code)).text()).isEqualTo(placed.text());
    String order = orderId(placed);
    shopper.awaitStatus(order, "delivered");
    assertThat(shopper.stars()).isEqualTo(before);
    assertThat(shopper.post("/api/orders/" + order + "/invoice", "").problem())
        .isEqualTo("409 ALREADY_PAID");
    assertThat(shopper.see(order).path("charge").isNull()).isTrue();

    Answer receipt = shopper.get("/api/orders/" + order + "/receipt");
    VerifierKey log = VerifierKey.parse(server.get("/log/vkey").text());
    var holds = (ReceiptVerifier.Verdict.Holds) ReceiptVerifier.verify(receipt.text(), log);
    assertThat(holds.entry().type()).isEqualTo("order.given");
    assertThat(new String(holds.entry().payload(), StandardCharsets.UTF_8)).contains(code);
  }

  @Test
  void aCodeIsOnFromItsFirstMomentAndNotAfterItsLast() {
    String over = newCode();
    String early = newCode();
    shop.create(over, percent(20), ",\"until\":\"2020-01-01T00:00:01Z\"");
    Answer later =
        shop.owner()
            .post(
                "/api/desk/promotions",
                "{\"code\":\"%s\",\"name\":\"n\",\"reduction\":%s,\"from\":\"%s\"}"
                    .formatted(early, percent(20), Instant.now().plus(Duration.ofHours(1))));
    assertThat(later.status()).isEqualTo(201);
    for (String code : new String[] {over, early, newCode()}) {
      assertThat(order(shopper, code).problem()).isEqualTo("409 CODE_UNKNOWN");
    }
  }

  @Test
  void whatAnOrderHadThatWasCancelledOrLapsedOthersCanHave() {
    String code = newCode();
    String promotion = shop.create(code, percent(20), ",\"limit\":1,\"limitPerBuyer\":1");
    String first = orderId(order(shopper, code));
    assertThat(order(server.shopper(), code).problem()).isEqualTo("409 CODE_USED_UP");
    assertThat(shopper.post("/api/orders/" + first + "/cancel", "").status()).isEqualTo(200);
    String second = orderId(order(server.shopper(), code));
    expire(second);
    assertThat(order(server.shopper(), code).status()).isEqualTo(201);
    assertThat(shop.count(promotion, "promotion.redeemed")).isEqualTo(3);
    assertThat(shop.count(promotion, "promotion.given-back")).isEqualTo(2);
    Eventually.holds(() -> shop.seen(promotion).path("uses").path("givenUp").asLong() == 2);
  }

  /** As the clock does it, but now. */
  private void expire(String order) {
    var command =
        new OrderCommand.Expire(OrderId.parse(order), Instant.now().plus(Duration.ofHours(2)));
    var provenance = new Provenance("", "system:expiry", "order.expire", "0".repeat(32), "clock");
    assertThat(server.part(Commands.class).send(command, provenance).decision())
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aBuyerPaysNoMoreThanWasShown() {
    String body = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    String shown = body.substring(0, body.length() - 1) + ",\"total\":24}";
    Answer answer = shopper.place(key(), shown);
    assertThat(answer.problem()).isEqualTo("409 TOTAL_CHANGED");
    assertThat(answer.json().path("total").asLong()).isEqualTo(25);
    assertThat(shopper.place(key(), shown.replace(":24}", ":25}")).status()).isEqualTo(201);
  }

  @Test
  void nobodyFindsCodesByTrying() {
    String code = newCode();
    shop.create(code, percent(20), "");
    for (int i = 0; i < CodeGuesses.MAX_WRONG; i++) {
      Answer wrong = i % 2 == 0 ? quote(shopper, newCode()) : order(shopper, "no code!");
      assertThat(wrong.problem()).isEqualTo("409 CODE_UNKNOWN");
      // A right one is no guess.
      if (i < CodeGuesses.MAX_WRONG - 1) assertThat(quote(shopper, code).status()).isEqualTo(200);
    }
    Answer tooMany = quote(shopper, code);
    assertThat(tooMany.problem()).isEqualTo("429 TOO_MANY_CODES");
    assertThat(tooMany.header("Retry-After")).isEqualTo("600");
    assertThat(order(shopper, code).problem()).isEqualTo("429 TOO_MANY_CODES");
    assertThat(quote(server.shopper(), code).status()).as("others").isEqualTo(200);
    String plain = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    assertThat(shopper.place(key(), plain).status()).as("without a code").isEqualTo(201);
  }
}
