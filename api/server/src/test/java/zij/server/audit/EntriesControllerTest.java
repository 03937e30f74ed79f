package zij.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.VerifierKey;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;

/** What auditors find, and what they are told when they ask wrongly. */
@ExtendWith(SharedServer.class)
class EntriesControllerTest {
  private static final List<String> PURCHASE =
      List.of(
          "order.placed",
          "order.invoice-issued",
          "order.checkout-approved",
          "order.paid",
          "order.delivered");

  private final RunningServer server;
  private final Ledger ledger;

  EntriesControllerTest(RunningServer server) {
    this.server = server;
    this.ledger = Ledger.of(server);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode paid(String order) {
    return ledger.page("order=" + order + "&type=order.paid").path("entries").path(0);
  }

  @Test
  void findsByBuyer() {
    Shopper shopper = server.shopper();
    shopper.buy();
    assertThat(ledger.types("buyer=" + shopper.id())).containsSubsequence(PURCHASE);
    assertThat(ledger.types("buyer=" + server.shopper().id())).isEmpty();
  }

  @Test
  void findsByOrder() {
    Shopper shopper = server.shopper();
    String bought = shopper.buy();
    String placed = shopper.order();
    assertThat(ledger.types("order=" + bought)).containsSubsequence(PURCHASE);
    assertThat(ledger.types("order=" + placed)).containsExactly("order.placed");
  }

  @Test
  void findsByCharge() {
    Shopper shopper = server.shopper();
    String order = shopper.buy();
    String charge = shopper.see(order).path("charge").asString();
    assertThat(ledger.types("charge=" + encoded(charge))).contains("order.paid");
    assertThat(ledger.types("charge=" + encoded(charge.substring(1)))).isEmpty();
  }

  @Test
  void findsByProduct() {
    Shopper shopper = server.shopper();
    String order = shopper.buy();
    assertThat(ledger.types("product=" + Shopper.WALLPAPERS + "&order=" + order))
        .contains("order.placed", "order.paid", "order.delivered")
        .doesNotContain("order.checkout-approved");
    assertThat(ledger.types("product=no-such-product")).isEmpty();
  }

  @Test
  void findsByTypeOrByHowTypesBegin() {
    String order = server.shopper().buy();
    assertThat(ledger.types("type=order.paid&order=" + order)).containsExactly("order.paid");
    assertThat(ledger.types("type=order.&order=" + order)).containsSubsequence(PURCHASE);
    assertThat(ledger.types("type=order.checkout&order=" + order))
        .containsExactly("order.checkout-approved");
    assertThat(ledger.types("type=product&order=" + order)).isEmpty();
  }

  @Test
  void findsByWhatMovedBothWays() {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    String payload = Updates.payload(server, shopper.invoice(order));
    var _ = server.webhook(Updates.payment(shopper.id(), "odd-" + order, payload, 777));
    String own = "buyer=" + shopper.id();
    zij.server.Eventually.holds(() -> ledger.types(own).contains("order.surplus-charged"));
    assertThat(ledger.types(own + "&minAmount=777&maxAmount=777"))
        .containsExactly("order.surplus-charged");
    assertThat(ledger.types(own + "&minAmount=778")).isEmpty();
    assertThat(ledger.types(own + "&maxAmount=-1")).doesNotContain("order.surplus-charged");
  }

  @Test
  void findsByTimeTheEndExcluded() {
    String order = server.shopper().buy();
    Instant at = Instant.parse(paid(order).path("at").asString());
    String own = "order=" + order;
    assertThat(ledger.types(own + "&from=" + at + "&to=" + at.plusNanos(1_000)))
        .contains("order.paid");
    assertThat(ledger.types(own + "&from=" + at + "&to=" + at)).isEmpty();
    assertThat(ledger.types(own + "&to=" + at)).doesNotContain("order.paid");
  }

  @Test
  void findsByPositionBothBoundsIncluded() {
    long position = paid(server.shopper().buy()).path("position").asLong();
    assertThat(ledger.walk("minPosition=" + position + "&maxPosition=" + position))
        .containsExactly(position);
    assertThat(ledger.walk("minPosition=" + (position - 2) + "&maxPosition=" + position))
        .containsExactly(position, position - 1, position - 2);
  }

  @Test
  void leavesOutAKind() {
    Shopper shopper = server.shopper();
    String order = shopper.buy();
    assertThat(ledger.types("without=order.checkout&order=" + order))
        .contains("order.paid")
        .doesNotContain("order.checkout-approved");
    assertThat(ledger.types("type=order.p&without=order.paid&order=" + order))
        .containsExactly("order.placed");
    assertThat(ledger.types("without=audit.&minPosition=1")).noneMatch(t -> t.startsWith("audit."));
    assertThat(ledger.get("/entries?type=order.paid&without=order.").problem())
        .isEqualTo("400 INVALID_PARAMETER");
  }

  @Test
  void takesPagesOf1To200() {
    long size = ledger.awaitAll();
    for (long limit : new long[] {1, 200}) {
      assertThat(ledger.page("limit=" + limit + "&asOf=" + size).path("entries").size())
          .isEqualTo((int) Math.min(limit, size));
    }
    for (String limit : new String[] {"0", "201", "-1", "x", "1.0", "+5", "1e2"}) {
      Answer answer = ledger.get("/entries?limit=" + encoded(limit));
      assertThat(answer.problem()).as(limit).isEqualTo("400 INVALID_PARAMETER");
      assertThat(answer.json().path("parameter").asString()).isEqualTo("limit");
      assertThat(answer.json().path("expected").asString())
          .isEqualTo("a whole number from 1 to 200");
    }
  }

  @Test
  void namesTheParameterThatIsWrong() {
    Map<String, List<String>> wrong =
        Map.ofEntries(
            Map.entry("buyer", List.of("", "0", "-7", "madina", "9007199254740993")),
            Map.entry("order", List.of("", "1", "C4D16337-74F8-8384-9484-5CC205912A3E")),
            Map.entry("charge", List.of("", "%20", "x".repeat(257))),
            Map.entry("product", List.of("", "Tea", "-tea")),
            Map.entry("type", List.of("", "order.payed", "paid", "ORDER", "%25")),
            Map.entry("without", List.of("", "order.payed")),
            Map.entry("account", List.of("", "revenues", "buyer", "buyer:x", "revenue:1")),
            Map.entry("minPosted", List.of("", "1e2", "0.0000000001", "1".repeat(19))),
            Map.entry("maxPosted", List.of("", "+1", "many")),
            Map.entry("minAmount", List.of("", "1.5", "1000000000001")),
            Map.entry("maxAmount", List.of("", "-1000000000001", "many")),
            Map.entry("from", List.of("", "yesterday", "2026-11-21", "1969-12-31T23:59:59Z")),
            Map.entry("to", List.of("", "2026-02-30T00:00:00Z", "%2B10000-01-01T00:00:00Z")),
            Map.entry("minPosition", List.of("", "-1", "9".repeat(19))),
            Map.entry("maxPosition", List.of("", "-1", "NaN")),
            Map.entry("asOf", List.of("", "0", "-1", "999999999999", "x")),
            Map.entry("sort", List.of("NEWEST", "amount")),
            Map.entry("cursor", List.of("", "x", "AAAA", "MS4xLjEuMDAwMDAwMDAwMDAwMDAwMA")));
    wrong.forEach((name, values) ->
        values.forEach(value -> {
          Answer answer = ledger.get("/entries?" + name + "=" + value);
          assertThat(answer.problem()).as("%s=%s", name, value).isEqualTo("400 INVALID_PARAMETER");
          assertThat(answer.json().path("parameter").asString()).isEqualTo(name);
          assertThat(answer.json().path("expected").asString()).isNotEmpty();
        }));
  }

  @Test
  void refusesRangesThatAreUpsideDown() {
    for (String range :
        List.of(
            "minAmount=2&maxAmount=1",
            "minPosition=2&maxPosition=1",
            "from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z")) {
      assertThat(ledger.get("/entries?" + range).problem()).isEqualTo("400 INVALID_PARAMETER");
    }
  }

  /** Or a slip of the pen would answer more than was asked. */
  @Test
  void refusesParametersThatItDoesNotKnow() {
    Answer answer = ledger.get("/entries?buyr=7");
    assertThat(answer.problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(answer.json().path("parameter").asString()).isEqualTo("buyr");
    assertThat(ledger.get("/export?format=csv&limit=5").problem())
        .isEqualTo("400 INVALID_PARAMETER");
  }

  @Test
  void refusesACursorOfAnotherQuestion() {
    server.shopper().buy();
    String next = ledger.page("limit=1").path("next").asString();
    assertThat(ledger.get("/entries?limit=2&cursor=" + next).status()).isEqualTo(200);
    for (String other : List.of("sort=oldest", "type=order.paid", "asOf=2")) {
      assertThat(ledger.get("/entries?" + other + "&cursor=" + next).problem())
          .isEqualTo("400 INVALID_PARAMETER");
    }
  }

  @Test
  void walksThePagesOfOneMomentWhateverIsAppendedMeanwhile() {
    Shopper shopper = server.shopper();
    shopper.buy();
    long size = ledger.awaitAll();
    long from = Math.max(0, size - 200); // others' tests fill the log that this one shares
    for (String sort : List.of("newest", "oldest")) {
      List<Long> seen = new ArrayList<>();
      String cursor = "&asOf=" + size + "&minPosition=" + from;
      JsonNode page = ledger.page("limit=7&sort=" + sort + cursor);
      while (true) {
        assertThat(page.path("asOf").asLong()).isEqualTo(size);
        page.path("entries").forEach(entry -> seen.add(entry.path("position").asLong()));
        if (page.path("next").isNull()) break;
        if (seen.size() % 5 == 0) shopper.order();
        String next = "&cursor=" + page.path("next").asString();
        page = ledger.page("limit=7&sort=" + sort + cursor + next);
      }
      if (sort.equals("newest")) Collections.reverse(seen);
      assertThat(seen).containsExactlyElementsOf(LongStream.range(from, size).boxed().toList());
    }
  }

  @Test
  void answersTheSameAsOfTheSamePosition() {
    Shopper shopper = server.shopper();
    shopper.buy();
    long size = ledger.awaitAll();
    String question = "limit=200&buyer=" + shopper.id() + "&asOf=" + size;
    JsonNode then = ledger.page(question).path("entries");
    shopper.buy();
    assertThat(ledger.page(question).path("entries")).isEqualTo(then);
    assertThat(ledger.page("limit=200&buyer=" + shopper.id()).path("entries").size())
        .isGreaterThan(then.size());
  }

  @Test
  void saysUnderWhichCheckpointTheAnswerHolds() {
    server.shopper().order();
    VerifierKey key = VerifierKey.parse(server.get("/log/vkey").text());
    JsonNode page = ledger.page("limit=1");
    Checkpoint checkpoint = Checkpoint.open(page.path("checkpoint").asString(), key);
    assertThat(checkpoint.size()).isGreaterThanOrEqualTo(page.path("asOf").asLong());
  }

  @Test
  void answersAuditorsAndOwnersAlone() {
    for (String path :
        List.of(
            "/api/ledger/entries",
            "/api/ledger/entries/0",
            "/api/ledger/entries/0/proof",
            "/api/ledger/export",
            "/api/ledger/search?q=0",
            "/api/ledger/orders/x")) {
      assertThat(server.get(path).problem()).as(path).isEqualTo("401 UNAUTHENTICATED");
      assertThat(server.shopper().get(path).problem()).as(path).isEqualTo("403 FORBIDDEN");
    }
    assertThat(server.owner().get("/api/ledger/entries?limit=1").status()).isEqualTo(200);
  }
}
