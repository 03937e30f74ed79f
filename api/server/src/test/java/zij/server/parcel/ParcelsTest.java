package zij.server.parcel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** Parcels over HTTP: paid with money through Telegram, sent by post, given back elsewhere. */
@ExtendWith(SharedServer.class)
class ParcelsTest {
  private final RunningServer server;
  private final PostShop shop;

  ParcelsTest(RunningServer server) {
    this.server = server;
    this.shop = PostShop.open(server);
  }

  private JsonNode own(String parcel) {
    return shop.buyer().get("/api/parcels/" + parcel).json();
  }

  private JsonNode desk(String parcel) {
    return server.owner().get("/api/desk/parcels/" + parcel).json();
  }

  private void await(String parcel, String state) {
    Eventually.holds(() -> own(parcel).path("state").asString("").equals(state));
  }

  private List<String> types(String parcel) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence",
        "parcel:" + parcel);
  }

  /** All of it in one message. */
  private boolean wasTold(String... words) {
    return server.botApi().calls("sendMessage").stream()
        .filter(call -> call.body().contains("\"chat_id\":" + shop.buyer().id()))
        .anyMatch(call -> Stream.of(words).allMatch(call.body()::contains));
  }

  private String paid() {
    String parcel = shop.order();
    String slug = shop.slug(parcel);
    JsonNode paid = shop.pay(slug, shop.address(slug, "UZ"), "courier");
    assertThat(paid.path("status").asString()).as(paid.toString()).isEqualTo("paid");
    await(parcel, "paid");
    return parcel;
  }

  @Test
  void whatIsPaidWithShippingIsSentAndProved() {
    String parcel = paid();
    JsonNode own = own(parcel);
    assertThat(own.path("total").path("currency").asString()).isEqualTo("UZS");
    assertThat(own.path("total").path("amount").asLong())
        .isEqualTo(2 * PostShop.PRICE + PostShop.COURIER);
    assertThat(own.path("shipping").path("title").asString()).isEqualTo("Courier");
    assertThat(own.toString()).doesNotContain(PostShop.STREET);

    JsonNode recipient = desk(parcel).path("recipient");
    assertThat(recipient.path("street1").asString()).isEqualTo(PostShop.STREET);
    assertThat(recipient.path("name").asString()).isEqualTo("Dilnoza");

    String sent = "{\"tracking\":\"RR123456789UZ\"}";
    PostShop.check(server.owner().post("/api/desk/parcels/" + parcel + "/sent", sent), 200);
    await(parcel, "sent");
    assertThat(own(parcel).path("tracking").asString()).isEqualTo("RR123456789UZ");
    Eventually.holds(() -> wasTold("RR123456789UZ", "/shop/parcels/" + parcel));
    assertThat(types(parcel))
        .containsExactly(
            "parcel.placed",
            "parcel.invoice-issued",
            "parcel.checkout-approved",
            "parcel.paid",
            "parcel.sent");
    Answer receipt = shop.buyer().get("/api/parcels/" + parcel + "/receipt");
    assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
    String extra = receipt.text().lines().toList().get(1).substring("extra ".length());
    assertThat(new String(Base64.getDecoder().decode(extra), UTF_8))
        .contains("parcel.paid", shop.bowl())
        .doesNotContain(PostShop.STREET);
  }

  @Test
  void theAddressStandsNowhereInTheLogInClear() {
    String parcel = paid();
    assertThat(
            server.texts(
                "select convert_from(payload, 'UTF8') from ledger.event where aggregate_id = ?",
                "parcel:" + parcel))
        .hasSize(4)
        .noneMatch(payload -> payload.contains("Registon"))
        .noneMatch(payload -> payload.contains("+998901234567"));
  }

  @Test
  void theBookCountsMoneyApartFromStars() {
    String parcel = paid();
    String amounts =
        "select account || ' ' || trim_scale(amount) || ' ' || asset from book.posting"
            + " where order_id = ?::uuid order by position, index, line";
    Eventually.holds(() -> server.texts(amounts, parcel).size() == 4);
    assertThat(server.texts(amounts, parcel))
        .containsExactly(
            "buyer 385000 UZS", "revenue -385000 UZS", "provider 385000 UZS", "buyer -385000 UZS");
  }

  @Test
  void whatWentBackAtTheProviderIsRecordedOnce() {
    String parcel = paid();
    String charge = desk(parcel).path("payment").path("charge").asString();
    String refund =
        "{\"charge\":\"%s\",\"reference\":\"click-back-7\",\"reason\":\"Broken.\"}"
            .formatted(charge);
    String path = "/api/desk/parcels/" + parcel + "/refunds";
    PostShop.check(server.owner().post(path, refund), 200);
    await(parcel, "refunded");
    Answer again = PostShop.check(server.owner().post(path, refund), 200);
    assertThat(again.json().path("position").asLong()).isEqualTo(-1);
    Answer other = server.owner().post(path, refund.replace("back-7", "back-8"));
    assertThat(other.json().path("code").asString()).isEqualTo("ALREADY_REFUNDED");
    assertThat(desk(parcel).path("payment").path("refund").asString()).isEqualTo("click-back-7");
  }

  @Test
  void whereNothingIsSentNothingIsOffered() {
    String slug = shop.slug(shop.order());
    JsonNode refused = shop.address(slug, "DE");
    assertThat(refused.path("error").asString()).isEqualTo("SHIPPING_NOT_AVAILABLE");
    assertThat(refused.path("message").asString())
        .isEqualTo("The shop does not send to this address.");
    JsonNode offered = shop.address(slug, "KZ");
    assertThat(offered.path("choices")).hasSize(1);
    assertThat(offered.path("choices").get(0).path("id").asString()).isEqualTo("post");
  }

  @Test
  void anInvoiceThatIsPaidTwiceIsOwedBackOnce() {
    String parcel = shop.order();
    String slug = shop.slug(parcel);
    JsonNode offered = shop.address(slug, "UZ");
    assertThat(shop.pay(slug, offered, "post").path("status").asString()).isEqualTo("paid");
    await(parcel, "paid");
    JsonNode again = shop.pay(slug, offered, "post");
    assertThat(again.path("error").asString()).isEqualTo("BOT_PRECHECKOUT_FAILED");
    assertThat(types(parcel)).contains("parcel.checkout-refused");
  }

  @Test
  void theBotListsItAmongThePurchases() {
    String parcel = paid();
    server.phone("users/" + shop.buyer().id() + "/messages", Map.of("text", "/orders"));
    String number = own(parcel).path("number").asString();
    Eventually.holds(() -> wasTold("Your last parcels:"));
    assertThat(wasTold("<b>" + number + "</b> · paid, the shop packs it")).isTrue();
    assertThat(wasTold("Your last parcels:", "/shop/parcels/" + parcel)).isTrue();
  }

  @Test
  void strangersSeeNothingOfIt() {
    String parcel = shop.order();
    String path = "/api/parcels/" + parcel;
    assertThat(server.shopper().get(path).status()).isEqualTo(404);
    assertThat(server.shopper().post(path + "/invoice", "").status()).isEqualTo(404);
    assertThat(server.shopper().post(path + "/cancel", "").status()).isEqualTo(404);
    assertThat(shop.buyer().get(path + "/receipt").json().path("code").asString())
        .isIn("NOT_PAID_YET", "ORDER_UNKNOWN");
    assertThat(shop.buyer().get("/api/parcels/nonsense").status()).isEqualTo(404);
  }

  @Test
  void aPriceThatChangedIsToldAndACancelledParcelIsNotPaid() {
    Answer changed = shop.place(1, PostShop.PRICE - 1);
    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.json().path("code").asString()).isEqualTo("PRICE_CHANGED");
    String parcel = shop.order();
    String slug = shop.slug(parcel);
    PostShop.check(shop.buyer().post("/api/parcels/" + parcel + "/cancel", ""), 200);
    assertThat(shop.address(slug, "UZ").path("error").asString())
        .isEqualTo("SHIPPING_NOT_AVAILABLE");
  }

  @Test
  void whatNobodyTakesTheMoneyForIsNotPutOnSale() {
    String cup = "cup-" + UUID.randomUUID().toString().substring(0, 8);
    String article = PostShop.article(cup, "KZT", 500_000);
    PostShop.check(server.owner().post("/api/desk/articles", article), 201);
    Answer refused = server.owner().post("/api/desk/articles/" + cup + "/publish", "");
    assertThat(refused.json().path("code").asString()).isEqualTo("PROVIDER_MISSING");
    JsonNode free =
        server
            .owner()
            .put(
                "/api/desk/articles/" + cup + "/price",
                "{\"price\":{\"currency\":\"KZT\",\"amount\":0}}")
            .json();
    assertThat(free.path("code").asString()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void theProvidersTokenIsToldToTelegramAndNobodyElse() {
    String parcel = paid();
    String token = "TEST:";
    assertThat(server.botApi().calls("createInvoiceLink"))
        .anyMatch(call -> call.body().contains(token));
    assertThat(desk(parcel).toString() + own(parcel)).doesNotContain(token);
    assertThat(
            server.texts(
                "select convert_from(payload, 'UTF8') from ledger.event where aggregate_id = ?",
                "parcel:" + parcel))
        .noneMatch(payload -> payload.contains(token));
  }
}
