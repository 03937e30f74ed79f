package zij.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.Shopper.wanted;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** {@code POST /api/orders}. */
@ExtendWith(SharedServer.class)
class PlaceOrderTest {
  private final RunningServer server;
  private final Shopper shopper;

  PlaceOrderTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String line(String product, int quantity, long price) {
    return "{\"product\":\"%s\",\"quantity\":%d,\"price\":%d}".formatted(product, quantity, price);
  }

  private String nothingStored(String body) {
    long before = ordersInLog();
    String problem = shopper.place(key(), body).problem();
    assertThat(ordersInLog()).isEqualTo(before);
    return problem;
  }

  /** Of this shopper alone: other tests may be ordering too. */
  private long ordersInLog() {
    return server
        .sql()
        .sql(
            "select count(*) from ledger.event"
                + " where type like 'order.%' and convert_from(metadata, 'UTF8') like ?")
        .param("%\"user\":\"" + shopper.id() + "\"%")
        .query(Long.class)
        .single();
  }

  @Test
  void answersARepetitionByteForByteTheSame() {
    String key = key();
    Answer first = shopper.place(key, wanted(WALLPAPERS, 2, WALLPAPERS_PRICE));
    Answer second = shopper.place(key, wanted(WALLPAPERS, 2, WALLPAPERS_PRICE));
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("total").asLong()).isEqualTo(2 * WALLPAPERS_PRICE);
    assertThat(first.header("Location"))
        .isEqualTo("/api/orders/" + first.json().path("orderId").asString());
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(ordersInLog()).isEqualTo(1);

    // Also after more happened to it.
    String order = first.json().path("orderId").asString();
    var _ = shopper.pay(shopper.invoice(order), "paid");
    shopper.awaitStatus(order, "delivered");
    assertThat(shopper.place(key, wanted(WALLPAPERS, 2, WALLPAPERS_PRICE)).text())
        .isEqualTo(first.text());
  }

  @Test
  void refusesAKeyThatCarriedAnotherOrder() {
    String key = key();
    assertThat(shopper.place(key, wanted(WALLPAPERS, 1, WALLPAPERS_PRICE)).status()).isEqualTo(201);
    assertThat(shopper.place(key, wanted(WALLPAPERS, 2, WALLPAPERS_PRICE)).problem())
        .isEqualTo("409 IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void keepsTheKeysOfDifferentBuyersApart() {
    String key = key();
    Answer mine = shopper.place(key, wanted(WALLPAPERS, 1, WALLPAPERS_PRICE));
    Answer theirs = server.shopper().place(key, wanted(WALLPAPERS, 3, WALLPAPERS_PRICE));
    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.json().path("orderId")).isNotEqualTo(mine.json().path("orderId"));
  }

  @Test
  void demandsAKey() {
    String body = wanted(WALLPAPERS, 1, WALLPAPERS_PRICE);
    assertThat(shopper.post("/api/orders", body).problem())
        .isEqualTo("400 IDEMPOTENCY_KEY_MISSING");
    assertThat(shopper.place("", body).problem()).isEqualTo("400 IDEMPOTENCY_KEY_MISSING");
    assertThat(shopper.place("two words", body).problem()).isEqualTo("400 IDEMPOTENCY_KEY_MISSING");
    assertThat(shopper.place("k".repeat(201), body).problem())
        .isEqualTo("400 IDEMPOTENCY_KEY_MISSING");
    assertThat(shopper.place("k".repeat(200), body).status()).isEqualTo(201);
  }

  @Test
  void tellsThePriceInForce() {
    Answer answer = shopper.place(key(), wanted(WALLPAPERS, 1, 24));
    assertThat(answer.problem()).isEqualTo("409 PRICE_CHANGED");
    assertThat(answer.json().path("product").asString()).isEqualTo(WALLPAPERS);
    assertThat(answer.json().path("price").asLong()).isEqualTo(WALLPAPERS_PRICE);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:zij:problem:PRICE_CHANGED");
    assertThat(answer.json().path("traceId").asString()).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 25", "0, 25", "101, 25", "99999999999999999999, 25", "1.5, 25", "'\"1\"', 25", "null, 25",
    "true, 25", "1, -25", "1, 0", "1, 100001", "1, 99999999999999999999", "1, 25.5", "1, null",
    "1, '\"25\"'", "[1], 25", "1e2, 25"
  })
  void refusesNumbersThatAreNone(String quantity, String price) {
    assertThat(nothingStored(wanted(WALLPAPERS, quantity, price))).isEqualTo("400 INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        "{\"lines\":null}",
        "{\"lines\":{}}",
        "{\"lines\":[null]}",
        "{\"lines\":[{}]}",
        "{\"lines\":[{\"product\":\"night-sky\"}]}",
        "{\"lines\":[{\"product\":null,\"quantity\":1,\"price\":1}]}",
        "{\"lines\":[{\"product\":\"UPPER\",\"quantity\":1,\"price\":1}]}",
        "{\"lines\":[{\"product\":\"night-sky\",\"quantity\":1,\"price\":150}],\"language\":\"xx\"}",
        "{\"lines\":[]} trailing"
      })
  void refusesWhatIsNoOrder(String body) {
    assertThat(nothingStored(body)).isEqualTo("400 INVALID_REQUEST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'lines':null} | lines",
        "{'lines':[{'product':'night-sky','quantity':1}]} | lines[0].price",
        "{'lines':[{'product':'night-sky','quantity':0,'price':150}]} | lines[0].quantity",
        "{'lines':[{'product':'UPPER','quantity':1,'price':1}]} | lines[0].product",
        "{'lines':[{'product':'night-sky','quantity':1,'price':150}],'language':'xx'} | language"
      })
  void namesTheFieldThatIsWrong(String body, String field) {
    Answer answer = shopper.place(key(), body.replace('\'', '"'));
    assertThat(answer.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(answer.json().path("field").asString(answer.text())).isEqualTo(field);
  }

  @Test
  void refusesBodiesOfAnotherKindAndHugeOnes() {
    Answer form =
        RunningServer.send(
            shopper
                .request("/api/orders")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("lines=1")));
    assertThat(form.problem()).isEqualTo("415 INVALID_REQUEST");
    String filling = " ".repeat(100_000);
    String huge = "{\"lines\":[],\"filling\":\"" + filling + "\"}";
    assertThat(nothingStored(huge)).isEqualTo("413 TOO_LARGE");
  }

  /** The same without a Content-Length, so that only reading tells how much it is. */
  @Test
  void refusesAHugeBodyOfUnknownLength() {
    byte[] huge =
        ("{\"filling\":\"" + " ".repeat(500_000) + "\"}")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Answer answer =
        RunningServer.send(
            shopper
                .request("/api/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key())
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(huge))));
    assertThat(answer.problem()).isEqualTo("413 TOO_LARGE");
  }

  @Test
  void letsUnknownFieldsBe() {
    String body =
        wanted(WALLPAPERS, 1, WALLPAPERS_PRICE).replace("{\"lines\"", "{\"new\":1,\"lines\"");
    assertThat(shopper.place(key(), body).status()).isEqualTo(201);
  }

  @Test
  void refusesOrdersThatTheShopDoesNotTake() {
    assertThat(nothingStored("{\"lines\":[]}")).isEqualTo("422 ORDER_EMPTY");
    String lines =
        IntStream.range(0, 21)
            .mapToObj(i -> line("product-" + i, 1, 1))
            .collect(Collectors.joining(","));
    assertThat(nothingStored("{\"lines\":[" + lines + "]}")).isEqualTo("422 TOO_MANY_LINES");
    String twice = line(WALLPAPERS, 1, WALLPAPERS_PRICE);
    assertThat(nothingStored("{\"lines\":[" + twice + "," + twice + "]}"))
        .isEqualTo("422 PRODUCT_REPEATED");
    assertThat(nothingStored(wanted("no-such-product", 1, 1))).isEqualTo("409 PRODUCT_UNAVAILABLE");
  }

  @Test
  void speaksTheCallersLanguage() {
    Answer answer =
        RunningServer.send(
            shopper
                .request("/api/orders")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "ru")
                .header("Idempotency-Key", key())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"lines\":[]}")));
    assertThat(answer.json().path("detail").asString()).startsWith("В заказе нет товаров");
  }
}
