package zij.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.Shopper.wanted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.ledger.log.ReceiptVerifier;
import zij.ledger.log.VerifierKey;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What buyers see of their own orders, and that they see no others. */
@ExtendWith(SharedServer.class)
class OwnOrdersTest {
  private final RunningServer server;
  private final Shopper shopper;

  OwnOrdersTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  @Test
  void showsAnotherBuyersOrderNoMoreThanOneThatIsNotThere() {
    String foreign = server.shopper().buy();
    long position = server.logSize() - 1;
    List<String> none =
        List.of(
            UUID.randomUUID().toString(), "rubbish", foreign.toUpperCase(java.util.Locale.ROOT));
    for (String end : List.of("", "?position=" + position, "/receipt")) {
      Answer theirs = shopper.get("/api/orders/" + foreign + end);
      assertThat(theirs.problem()).as(end).isEqualTo("404 ORDER_UNKNOWN");
      for (String id : none) {
        assertThat(shopper.get("/api/orders/" + id + end).problem()).isEqualTo(theirs.problem());
      }
    }
    for (String end : List.of("/invoice", "/cancel")) {
      assertThat(shopper.post("/api/orders/" + foreign + end, "").problem())
          .isEqualTo("404 ORDER_UNKNOWN");
      for (String id : none) {
        assertThat(shopper.post("/api/orders/" + id + end, "").problem())
            .isEqualTo("404 ORDER_UNKNOWN");
      }
    }
    assertThat(shopper.get("/api/orders").json().path("orders").size()).isZero();
  }

  @Test
  void pagesFromTheNewestToTheOldest() {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) placed.add(shopper.order());
    Collections.reverse(placed);
    long position = server.logSize() - 1;
    List<String> seen = new ArrayList<>();
    String query = "?limit=2&position=" + position;
    for (String cursor = ""; cursor != null; ) {
      JsonNode page = shopper.get("/api/orders" + query + cursor).json();
      assertThat(page.path("orders").size()).isLessThanOrEqualTo(2);
      page.path("orders").forEach(order -> seen.add(order.path("orderId").asString()));
      JsonNode next = page.path("next");
      cursor = next.isNull() ? null : "&cursor=" + next.asString();
    }
    assertThat(seen).isEqualTo(placed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=x",
        "cursor=x",
        "cursor=-1",
        "cursor=9999999999999999999",
        "position=x",
        "position=99999999999999999999"
      })
  void refusesPagesThatAreNone(String query) {
    assertThat(shopper.get("/api/orders?" + query).problem()).isEqualTo("400 INVALID_PARAMETER");
  }

  @Test
  void showsWhatWasWrittenToWhoeverAsksForThatPosition() {
    for (int i = 0; i < 20; i++) {
      Answer placed =
          shopper.place(UUID.randomUUID().toString(), wanted(WALLPAPERS, 1, WALLPAPERS_PRICE));
      String order = placed.json().path("orderId").asString();
      long position = placed.json().path("position").asLong();
      Answer seen = shopper.get("/api/orders/" + order + "?position=" + position);
      assertThat(seen.status()).isEqualTo(200);
      assertThat(seen.json().path("position").asLong()).isEqualTo(position);
      JsonNode page = shopper.get("/api/orders?limit=1&position=" + position).json();
      assertThat(page.path("orders").path(0).path("orderId").asString()).isEqualTo(order);
    }
  }

  /** A client remembers one position, of whichever of its orders moved last. */
  @Test
  void showsAnOrderThatRestedWhileAnotherMoved() {
    String rested = shopper.order();
    String moved = shopper.buy();
    long position = shopper.see(moved).path("position").asLong();
    Answer seen = shopper.get("/api/orders/" + rested + "?position=" + position);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.json().path("position").asLong()).isLessThan(position);
  }

  @Test
  void refusesPositionsThatNobodyCanHaveBeenTold() {
    String order = shopper.order();
    long future = server.logSize() + 100_000;
    for (String path :
        List.of(
            "/api/orders/" + order,
            "/api/orders/" + order + "/receipt",
            "/api/orders",
            "/api/catalog/products",
            "/api/catalog/products/" + WALLPAPERS)) {
      for (Object position : List.of(future, Long.MAX_VALUE, -1)) {
        Answer answer = shopper.get(path + "?position=" + position);
        assertThat(answer.problem()).as(path).isEqualTo("400 INVALID_PARAMETER");
        assertThat(answer.json().path("parameter").asString()).isEqualTo("position");
      }
      for (String position : List.of("x", "1.5", "9223372036854775808")) {
        assertThat(shopper.get(path + "?position=" + position).status()).isEqualTo(400);
      }
    }
  }

  /** The list as of a position has every order up to there, whichever segment projects it. */
  @Test
  void listsAllThatWasOrderedBeforeThePosition() throws Exception {
    List<Shopper> others = List.of(server.shopper(), server.shopper(), server.shopper());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 1; round <= 8; round++) {
        for (Shopper other : others) threads.execute(other::order);
        var _ = shopper.order();
        long position =
            shopper
                .place("round" + round, wanted(WALLPAPERS, 1, WALLPAPERS_PRICE))
                .json()
                .path("position")
                .asLong();
        JsonNode page = shopper.get("/api/orders?limit=100&position=" + position).json();
        assertThat(page.path("orders").size()).isEqualTo(2 * round);
      }
    }
  }

  @Test
  void makesOneInvoiceHoweverOftenItIsAsked() {
    String order = shopper.order();
    String link = shopper.invoice(order);
    assertThat(link).startsWith("https://t.me/$");
    Answer again = shopper.post("/api/orders/" + order + "/invoice", "");
    assertThat(again.json().path("link").asString()).isEqualTo(link);
    shopper.awaitStatus(order, "invoiced");
    assertThat(again.json().path("position")).isEqualTo(shopper.see(order).path("position"));
    JsonNode invoice = server.look("invoices/" + link.substring(link.indexOf('$') + 1));
    assertThat(invoice.path("amount").asLong()).isEqualTo(WALLPAPERS_PRICE);
    assertThat(invoice.path("payload").asString()).startsWith("zij1:" + order + ":");
  }

  @Test
  void cancelsWhatIsNotPaid() {
    String order = shopper.order();
    Answer cancelled = shopper.post("/api/orders/" + order + "/cancel", "");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
    assertThat(shopper.post("/api/orders/" + order + "/cancel", "").text())
        .isEqualTo(cancelled.text());
    assertThat(shopper.post("/api/orders/" + order + "/invoice", "").problem())
        .isEqualTo("409 ORDER_CANCELLED");
    assertThat(shopper.post("/api/orders/" + shopper.buy() + "/cancel", "").problem())
        .isEqualTo("409 ALREADY_PAID");
  }

  @Test
  void givesAReceiptThatAnybodyCanVerify() {
    String order = shopper.order();
    shopper.awaitStatus(order, "placed");
    assertThat(shopper.get("/api/orders/" + order + "/receipt").problem())
        .isEqualTo("409 NOT_PAID_YET");
    var _ = shopper.pay(shopper.invoice(order), "paid");
    shopper.awaitStatus(order, "delivered");

    Answer receipt = shopper.get("/api/orders/" + order + "/receipt");
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    String number = shopper.see(order).path("number").asString();
    assertThat(receipt.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"zij-" + number + ".tlog-proof\"");
    VerifierKey key = VerifierKey.parse(server.get("/log/vkey").text());
    ReceiptVerifier.Verdict verdict = ReceiptVerifier.verify(receipt.text(), key);
    assertThat(verdict).isInstanceOf(ReceiptVerifier.Verdict.Holds.class);
    var holds = (ReceiptVerifier.Verdict.Holds) verdict;
    assertThat(holds.entry().type()).isEqualTo("order.paid");
    assertThat(holds.entry().aggregateId()).isEqualTo(order);
    assertThat(new String(holds.entry().payload(), java.nio.charset.StandardCharsets.UTF_8))
        .contains(shopper.see(order).path("charge").asString());
  }

  @Test
  void showsADeliveredOrderWhole() {
    JsonNode order = shopper.see(shopper.buy());
    assertThat(order.path("lines").path(0).path("title").asString())
        .isEqualTo("Silk Road wallpapers");
    assertThat(order.path("lines").path(0).path("emoji").asString()).isEqualTo("🕌");
    assertThat(order.path("deliveries").path(0).path("content").asString())
        .contains("https://example.com/files/silk-road.zip");
    assertThat(order.path("charge").asString()).isNotEmpty();
    assertThat(order.path("surplus").size()).isZero();
    assertThat(order.path("refusal").isNull()).isTrue();
  }
}
