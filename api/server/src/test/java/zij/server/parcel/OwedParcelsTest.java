package zij.server.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What those who work in the shop hear and leave behind: money owed, looks, stories. */
@ExtendWith(SharedServer.class)
class OwedParcelsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RunningServer server;
  private final PostShop shop;

  OwedParcelsTest(RunningServer server) {
    this.server = server;
    this.shop = PostShop.open(server);
  }

  private String paid() {
    String parcel = shop.order();
    String slug = shop.slug(parcel);
    JsonNode paid = shop.pay(slug, shop.address(slug, "UZ"), "courier");
    assertThat(paid.path("status").asString()).as(paid.toString()).isEqualTo("paid");
    Eventually.holds(() -> state(parcel).equals("paid"));
    return parcel;
  }

  private String state(String parcel) {
    return shop.buyer().get("/api/parcels/" + parcel).json().path("state").asString("");
  }

  /** The provider takes the money once more, as Telegram would tell it. */
  private void payAgain(String parcel, String charge) {
    String payload =
        server.botApi().calls("createInvoiceLink").stream()
            .map(call -> JSON.readTree(call.body()))
            .map(call -> call.path("payload").asString(""))
            .filter(text -> text.contains(parcel))
            .findFirst()
            .orElseThrow();
    String update =
        """
        {"update_id":%d,"message":{"message_id":1,"date":1,
         "from":{"id":%d,"is_bot":false,"first_name":"D"},"chat":{"id":%d,"type":"private"},
         "successful_payment":{"currency":"UZS","total_amount":38500000,"invoice_payload":"%s",
          "shipping_option_id":"courier","telegram_payment_charge_id":"%s",
          "provider_payment_charge_id":"p-%s"}}}
        """
            .formatted(
                ThreadLocalRandom.current().nextInt(700_000_000, 800_000_000),
                shop.buyer().id(),
                shop.buyer().id(),
                payload,
                charge,
                charge);
    assertThat(server.webhook(update).status()).isEqualTo(200);
  }

  @Test
  void whatIsOwedIsToldToOwnersAndCountedUntilItWentBack() {
    String parcel = paid();
    String charge = "again-" + parcel;
    payAgain(parcel, charge);
    Eventually.holds(() -> !desk(parcel).path("surplus").isEmpty());
    JsonNode surplus = desk(parcel).path("surplus").get(0);
    assertThat(surplus.path("total").path("amount").asLong()).isEqualTo(38_500_000);
    assertThat(surplus.path("refund").isNull()).isTrue();
    String number = desk(parcel).path("parcel").path("number").asString();
    Eventually.holds(() -> ownerWasTold(number));
    assertThat(owed()).contains(parcel);
    Eventually.holds(() -> counted() > 0);
    String back =
        "{\"charge\":\"%s\",\"reference\":\"b-1\",\"reason\":\"Twice.\"}".formatted(charge);
    PostShop.check(server.owner().post("/api/desk/parcels/" + parcel + "/refunds", back), 200);
    Eventually.holds(() -> !owed().contains(parcel));
    assertThat(state(parcel)).isEqualTo("paid");
  }

  /** What an alarm would see. */
  private double counted() {
    return server
        .management("/actuator/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith("zij_parcels_owed"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private boolean ownerWasTold(String number) {
    return server.botApi().calls("sendMessage").stream()
        .filter(call -> call.body().contains("\"chat_id\":" + server.owner().id()))
        .anyMatch(call -> call.body().contains(number) && call.body().contains("385\u00a0000"));
  }

  private List<String> owed() {
    return server
        .owner()
        .get("/api/desk/parcels?owed=true")
        .json()
        .path("parcels")
        .values()
        .stream()
        .map(found -> found.path("parcel").asString())
        .toList();
  }

  private JsonNode desk(String parcel) {
    return server.owner().get("/api/desk/parcels/" + parcel).json();
  }

  @Test
  void whoReadsAnAddressIsRecorded() {
    String path = "/api/desk/parcels/";
    String parcel = paid();
    String looks =
        "select convert_from(payload, 'UTF8') from ledger.event where type = 'audit.accessed'"
            + " and convert_from(payload, 'UTF8') like '%%%s%%'".formatted(path + parcel);
    assertThat(server.texts(looks)).isEmpty();
    assertThat(desk(parcel).path("recipient").path("street1").asString())
        .isEqualTo(PostShop.STREET);
    assertThat(server.texts(looks))
        .singleElement()
        .asString()
        .contains("EVIDENCE", String.valueOf(server.owner().id()));
    String unpaid = shop.order();
    Eventually.holds(() -> desk(unpaid).path("parcel").path("state").asString("").equals("placed"));
    assertThat(server.texts(looks.replace(parcel, unpaid))).isEmpty();
  }

  @Test
  void auditorsSeeItsWholeStoryAndWhatStandsBehindIt() {
    String parcel = paid();
    Shopper auditor = server.auditor();
    // Auditors are shown the log as far as their view has come.
    Eventually.holds(
        () -> auditor.get("/api/ledger/orders/" + parcel).text().contains("\"parcel.paid\""));
    Answer story = auditor.get("/api/ledger/orders/" + parcel);
    assertThat(story.json().path("buyer").asLong()).isEqualTo(shop.buyer().id());
    assertThat(story.json().path("entries").values())
        .extracting(entry -> entry.path("type").asString())
        .contains("parcel.placed", "parcel.paid");
    JsonNode evidence = auditor.get("/api/ledger/orders/" + parcel + "/evidence").json();
    assertThat(evidence.path("evidence").values())
        .extracting(piece -> piece.path("kind").asString())
        .contains("SIGN_IN");
    assertThat(story.text() + evidence).doesNotContain(PostShop.STREET);
  }
}
