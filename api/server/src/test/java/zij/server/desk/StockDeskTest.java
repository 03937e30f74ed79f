package zij.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What the owner does with a stock, and what its keys do then. */
@ExtendWith(SharedServer.class)
class StockDeskTest {
  private final RunningServer server;
  private final Counter counter;

  StockDeskTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private Answer post(String rest, String json) {
    return counter.owner().post(counter.path(rest), json);
  }

  private long keysInVault() {
    return server
        .sql()
        .sql("select count(*) from vault.stock_key where product_id = ?")
        .param(counter.product())
        .query(Long.class)
        .single();
  }

  private static List<String> errors(Answer refused) {
    assertThat(refused.problem()).isEqualTo("422 KEYS_INVALID");
    return refused
        .json()
        .path("lines")
        .valueStream()
        .map(line -> line.path("line").asInt() + " " + line.path("reason").asString())
        .toList();
  }

  @Test
  void unitsAreCountedAddedAndTakenOut() {
    assertThat(counter.level().path("kind").asString()).isEqualTo("ENDLESS");
    assertThat(post("/additions", "{\"units\":1}").problem()).isEqualTo("409 NOT_COUNTED");
    counter.with(40);
    assertThat(post("/additions", "{\"units\":10}").status()).isEqualTo(200);
    assertThat(post("/removals", "{\"units\":3}").status()).isEqualTo(200);
    assertThat(counter.owner().put(counter.path("/low-water"), "{\"units\":9}").status())
        .isEqualTo(200);
    JsonNode level = counter.level();
    assertThat(level.path("kind").asString()).isEqualTo("COUNTED");
    assertThat(level.path("onHand").asInt()).isEqualTo(47);
    assertThat(level.path("free").asInt()).isEqualTo(47);
    assertThat(level.path("lowWater").asInt()).isEqualTo(9);
    Answer tooMany = post("/removals", "{\"units\":48}");
    assertThat(tooMany.problem()).isEqualTo("409 STOCK_RESERVED");
    assertThat(tooMany.json().path("available").asInt()).isEqualTo(47);
    assertThat(counter.keys("key", "").problem()).isEqualTo("409 STOCK_COUNTED");
    assertThat(keysInVault()).as("a refused list leaves nothing behind").isZero();
  }

  @Test
  void badInputIsRefused() {
    for (String body :
        List.of("{\"units\":-1}", "{\"units\":1000001}", "{\"units\":\"x\"}", "{}")) {
      assertThat(counter.owner().put(counter.path(""), body).problem())
          .isEqualTo("400 INVALID_REQUEST");
    }
    for (String id : List.of("no-such-product", "UPPER")) {
      String path = "/api/desk/products/" + id + "/stock";
      assertThat(counter.owner().get(path).problem()).isEqualTo("404 PRODUCT_UNKNOWN");
      assertThat(counter.owner().put(path, "{\"units\":1}").problem())
          .isEqualTo("404 PRODUCT_UNKNOWN");
    }
    Shopper shopper = server.shopper();
    assertThat(shopper.get(counter.path("")).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(shopper.put(counter.path(""), "{\"units\":1}").problem()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void aDryRunSaysWhatARealOneWouldAndDoesNothing() {
    Answer good = counter.keys("A-1\r\n\r\n  A-2  \r\n", "?dryRun=true");
    assertThat(good.status()).isEqualTo(200);
    assertThat(good.json().path("keys").asInt()).isEqualTo(2);
    assertThat(good.json().path("added").asInt()).isZero();
    assertThat(keysInVault()).isZero();
    assertThat(counter.level().path("kind").asString()).isEqualTo("ENDLESS");
  }

  @Test
  void aListIsTakenWholeOrNotAtAllAndSaysWhichLinesAreWrong() {
    counter.withKeys("A-1\nA-2\n");
    String list = "B-1\n" + "x".repeat(201) + "\nB-\u0007\n\nB-1\n" + "y".repeat(200);
    assertThat(errors(counter.keys(list, "")))
        .containsExactly("2 TOO_LONG", "3 NOT_PLAIN", "5 REPEATED");
    assertThat(errors(counter.keys("B-1\n\nA-2\nB-2\nA-1", "")))
        .containsExactly("3 KNOWN", "5 KNOWN");
    assertThat(counter.level().path("onHand").asInt()).isEqualTo(2);
    assertThat(keysInVault()).isEqualTo(2);
    Answer latin =
        RunningServer.send(
            counter
                .owner()
                .request(counter.path("/keys"))
                .header("Content-Type", "text/plain")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        "kl\u00fc".getBytes(StandardCharsets.ISO_8859_1))));
    assertThat(latin.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(counter.keys(" \n\n", "").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(post("/keys", "{}").status()).isEqualTo(415);
  }

  @Test
  void tenThousandKeysAreTakenAndNotOneMore() {
    String most = list(10_000);
    Answer tooMany = counter.keys(most + "\none-more", "");
    assertThat(errors(tooMany)).containsExactly("10001 TOO_MANY");
    counter.withKeys(most);
    assertThat(counter.level().path("onHand").asInt()).isEqualTo(10_000);
    assertThat(keysInVault()).isEqualTo(10_000);
  }

  private static String list(int keys) {
    return IntStream.range(0, keys).mapToObj(i -> "KEY-" + i).collect(Collectors.joining("\n"));
  }

  @Test
  void eachKeyGoesToOneBuyerWhoSeesIt() {
    counter.withKeys("first\nsecond\nthird");
    Shopper one = server.shopper();
    Shopper two = server.shopper();
    String several = buy(one, 2);
    String single = buy(two, 1);
    assertThat(keys(one, several)).containsExactly("first", "second");
    assertThat(keys(two, single)).containsExactly("third");
    Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(call -> call.body().contains("<code>third</code>")));
    String order = counter.order(two, 1);
    assertThat(two.pay(two.invoice(order), "paid").path("message").asString()).contains("sold out");
    assertThat(two.see(several).path("deliveries").isMissingNode()).isTrue();
    JsonNode level = counter.level();
    assertThat(level.path("sold").asInt()).isEqualTo(3);
    assertThat(level.toString()).doesNotContain("first", "second", "third");
  }

  /** Neither the log nor any table has them as they are. */
  @Test
  void keysAreNowhereInTheClear() throws Exception {
    String secret = "XK-" + System.nanoTime() + "-secret";
    counter.withKeys(secret);
    buy(server.shopper(), 1);
    try (var all = server.superuser();
        var question = all.createStatement()) {
      for (String table : List.of("ledger.event", "vault.stock_key", "query.customer_order")) {
        var row =
            question.executeQuery(
                "select count(*) from %s t where t::text like '%%%s%%' or t::text like '%%%s%%'"
                    .formatted(table, secret, hex(secret)));
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).as(table).isZero();
      }
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aKeyThatNobodyGotCanBeTakenOutAndNeverComesBack() {
    counter.withKeys("first\nsecond");
    assertThat(post("/keys/removals", "{\"key\":\"none\"}").problem()).isEqualTo("404 KEY_UNKNOWN");
    assertThat(post("/keys/removals", "{\"key\":\" first \"}").status()).isEqualTo(200);
    assertThat(keysInVault()).isEqualTo(1);
    assertThat(errors(counter.keys("first", ""))).containsExactly("1 KNOWN");
    Shopper buyer = server.shopper();
    assertThat(keys(buyer, buy(buyer, 1))).containsExactly("second");
    assertThat(post("/keys/removals", "{\"key\":\"second\"}").problem())
        .isEqualTo("404 KEY_UNKNOWN");
  }

  private String buy(Shopper buyer, int units) {
    String order = counter.order(buyer, units);
    JsonNode paid = buyer.pay(buyer.invoice(order), "paid");
    assertThat(paid.path("status").asString()).isEqualTo("paid");
    buyer.awaitStatus(order, "delivered");
    return order;
  }

  private static List<String> keys(Shopper buyer, String order) {
    return buyer
        .see(order)
        .path("deliveries")
        .path(0)
        .path("keys")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void whatIsNotSoldByKeysIsDeliveredWithoutKeys() {
    counter.with(1);
    Shopper buyer = server.shopper();
    String order = buy(buyer, 1);
    assertThat(keys(buyer, order)).isEmpty();
    assertThat(buyer.see(order).path("deliveries").path(0).path("content").asString())
        .isEqualTo("Come at seven.");
  }
}
