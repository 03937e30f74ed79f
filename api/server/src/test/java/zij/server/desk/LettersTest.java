package zij.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.BotApiTap;
import zij.server.DeskLetters;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;

/** What failed for good: the owner tries it again when it is mended, or gives it up. */
@ExtendWith(SharedServer.class)
class LettersTest {
  private final RunningServer server;
  private final Shopper shopper;
  private final DeskLetters letters;

  LettersTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
    this.letters = new DeskLetters(server.owner());
  }

  @AfterEach
  void mend() {
    server.botApi().refuse(null);
  }

  private static long number(JsonNode letter) {
    return letter.path("number").asLong();
  }

  private boolean waits(long number) {
    return letters.waiting().stream().anyMatch(letter -> number(letter) == number);
  }

  /**
   * An order that was paid three times, while Telegram refuses to give this payer anything back.
   */
  private String paidThrice() {
    String order = shopper.order();
    String link = shopper.invoice(order);
    List<String> sheets =
        IntStream.range(0, 3)
            .mapToObj(_ -> shopper.pay(link, "pending").path("pendingId").asString())
            .toList();
    settle(sheets.get(0));
    shopper.awaitStatus(order, "delivered");
    server.botApi().refuse("\"user_id\":" + shopper.id());
    settle(sheets.get(1));
    Eventually.holds(() -> letters.ofOrder(order).size() == 1);
    settle(sheets.get(2));
    Eventually.holds(() -> letters.ofOrder(order).size() == 2);
    return order;
  }

  private void settle(String pending) {
    var _ = server.phone("payments/" + pending + "/settle", Map.of("outcome", "paid"));
  }

  private List<BotApiTap.Call> refunds() {
    return server.botApi().calls("refundStarPayment").stream()
        .filter(call -> call.body().contains("\"user_id\":" + shopper.id()))
        .toList();
  }

  /** The later letter waits behind the first, whichever of them is tried. */
  @Test
  void aReactionsLettersGoThroughInTheirOrderOnceItsCauseIsMended() {
    String order = paidThrice();
    JsonNode first = letters.ofOrder(order).get(0);
    JsonNode second = letters.ofOrder(order).get(1);
    assertThat(first.path("kind").asString()).isEqualTo("REACTION");
    assertThat(first.path("reaction").asString()).isEqualTo("surplus-refund");
    assertThat(first.path("type").asString()).isEqualTo("order.surplus-charged");
    assertThat(first.path("cause").asString()).contains("refused in a test");
    assertThat(first.path("ahead").asInt(-1)).isZero();
    assertThat(second.path("ahead").asInt()).isEqualTo(1);
    assertThat(refunds()).as("what waits behind another is not tried").hasSize(1);

    JsonNode again = letters.replay(number(second)).json();
    assertThat(again.path("done").asBoolean(true)).isFalse();
    assertThat(again.path("cause").asString()).contains("refused in a test");
    assertThat(refunds()).hasSize(2);
    assertThat(letters.ofOrder(order)).hasSize(2);

    server.botApi().refuse(null);
    assertThat(letters.replay(number(second)).json().path("done").asBoolean(false)).isTrue();
    assertThat(letters.ofOrder(order)).isEmpty();
    List<String> charges = List.of(chargeOf(first, 2), chargeOf(second, 3));
    assertThat(charges).doesNotHaveDuplicates();
    assertThat(letters.replay(number(first)).problem()).isEqualTo("404 LETTER_UNKNOWN");
    Eventually.holds(() -> shopper.stars() == 100_000 - WALLPAPERS_PRICE);
  }

  /** The charge that the n-th try was about; the letter's event was about the same. */
  private String chargeOf(JsonNode letter, int refund) {
    String charge =
        JsonMapper.shared()
            .readTree(refunds().get(refund).body())
            .path("telegram_payment_charge_id")
            .asString();
    String event =
        server
            .texts(
                "select convert_from(payload, 'UTF8') from ledger.event where aggregate_id = ?"
                    + " and type = 'order.surplus-charged' order by sequence limit 1 offset ?",
                letter.path("order").asString(),
                refund - 2)
            .getFirst();
    assertThat(event).contains(charge);
    return charge;
  }

  @Test
  void whatIsGivenUpStaysReadableAndTheDecisionIsInTheLog() {
    String order = paidThrice();
    JsonNode first = letters.ofOrder(order).getFirst();
    String content = letters.open(number(first)).path("content").asString();
    server.botApi().refuse(null);
    Answer discarded = letters.discard(number(first), "Paid back by hand.");
    assertThat(discarded.json().path("position").asLong(-1)).isPositive();

    assertThat(waits(number(first))).isFalse();
    JsonNode kept = letters.open(number(first));
    assertThat(kept.path("content").asString()).isEqualTo(content).contains(order);
    JsonNode decision = kept.path("letter").path("discarded");
    assertThat(decision.path("reason").asString()).isEqualTo("Paid back by hand.");
    assertThat(decision.path("by").asLong()).isEqualTo(letters.owner().id());
    assertThat(letters.discarded().getFirst()).isEqualTo(kept.path("letter"));
    String event =
        server
            .texts(
                "select convert_from(payload, 'UTF8') from ledger.event where type ="
                    + " 'letter.discarded' and position = "
                    + discarded.json().path("position").asLong())
            .getFirst();
    assertThat(event).contains("Paid back by hand.", order, "surplus-refund");

    assertThat(letters.discard(number(first), "Once more.").problem())
        .isEqualTo("409 LETTER_DISCARDED");
    assertThat(letters.replay(number(first)).problem()).isEqualTo("409 LETTER_DISCARDED");

    // What waited behind it is the first now, and is taken up without being asked for.
    Eventually.holds(() -> letters.ofOrder(order).isEmpty());
    Eventually.holds(() -> shopper.stars() == 100_000 - 2 * WALLPAPERS_PRICE);
  }

  /** A crash between the decision and the moving of the letter. */
  @Test
  void aDecisionThatWasNotCarriedOutIsCompletedAsItWas() {
    String update = Updates.payment(shopper.id(), "charge-crash", "another-shop", 25);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    long number = number(letters.update("charge-crash").orElseThrow().path("letter"));
    assertThat(letters.discard(number, "The first reason.").status()).isEqualTo(200);
    try (var all = server.superuser();
        var statement = all.createStatement()) {
      statement.execute(
          """
          insert into server.dead_update (number, update_id, raw, reason, received_at)
            select number, 1, content, cause, since from server.discarded_letter where number = %1$d;
          delete from server.discarded_letter where number = %1$d;
          """
              .formatted(number));
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    Answer again = letters.discard(number, "Another reason.");
    assertThat(again.json().path("position").asLong(0)).isEqualTo(-1);
    assertThat(letters.open(number).path("letter").path("discarded").path("reason").asString())
        .isEqualTo("The first reason.");
  }

  @Test
  void anUpdateThatCannotBeUsedStaysUntilItIsGivenUp() {
    String update = Updates.payment(shopper.id(), "charge-astray", "another-shop", 25);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    JsonNode letter = letters.update("charge-astray").orElseThrow().path("letter");
    assertThat(letter.path("type").asString()).isEqualTo("successful_payment");
    assertThat(letter.path("subject").asString()).isEqualTo(Long.toString(shopper.id()));
    JsonNode again = letters.replay(number(letter)).json();
    assertThat(again.path("done").asBoolean(true)).isFalse();
    assertThat(again.path("cause").asString()).isEqualTo("a payment for no order of ours");
    assertThat(waits(number(letter))).isTrue();
    assertThat(letters.discard(number(letter), "Of our other shop.").status()).isEqualTo(200);
    assertThat(letters.update("charge-astray")).isEmpty();
    assertThat(letters.open(number(letter)).path("content").asString()).isEqualTo(update);
  }

  /** It came before the payment that it takes back; by now that is there. */
  @Test
  void anUpdateThatCameTooEarlyGoesThroughLater() {
    String order = shopper.order();
    String payload = Updates.payload(server, shopper.invoice(order));
    String refund = Updates.refund(shopper.id(), "charge-early", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(refund).status()).isEqualTo(200);
    long number = number(letters.update("charge-early").orElseThrow().path("letter"));
    String payment = Updates.payment(shopper.id(), "charge-early", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(payment).status()).isEqualTo(200);
    shopper.awaitStatus(order, "delivered");

    assertThat(letters.replay(number).json().path("done").asBoolean(false)).isTrue();
    shopper.awaitStatus(order, "refunded");
    assertThat(waits(number)).isFalse();
    assertThat(letters.replay(number).problem()).isEqualTo("404 LETTER_UNKNOWN");
  }

  @Test
  void aLetterThatSomebodyWorksAtIsNobodyElses() throws Exception {
    String update = Updates.payment(shopper.id(), "charge-held", "another-shop", 25);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    long number = number(letters.update("charge-held").orElseThrow().path("letter"));
    try (var other = server.superuser();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from server.dead_update where number = " + number + " for update");
      assertThat(letters.discard(number, "Too late.").problem()).isEqualTo("409 LETTER_BUSY");
      assertThat(letters.replay(number).problem()).isEqualTo("409 LETTER_BUSY");
      other.rollback();
    }
    assertThat(waits(number)).isTrue();
    assertThat(
            server.texts("select 1 from ledger.event where aggregate_id = 'letter:" + number + "'"))
        .isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    for (int i = 0; i < 3; i++) {
      assertThat(server.webhook("{\"no\":" + i).status()).isEqualTo(200);
    }
    List<Long> all = letters.waiting().stream().limit(3).map(LettersTest::number).toList();
    JsonNode first = letters.owner().get(DeskLetters.PATH + "?limit=2").json();
    JsonNode rest =
        letters
            .owner()
            .get(DeskLetters.PATH + "?limit=1&cursor=" + first.path("next").asString())
            .json();
    assertThat(first.path("letters").valueStream().map(LettersTest::number))
        .containsExactlyElementsOf(all.subList(0, 2));
    assertThat(number(rest.path("letters").path(0))).isEqualTo(all.get(2));
    assertThat(all).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void badInputIsRefused() {
    assertThat(shopper.get(DeskLetters.PATH).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(shopper.post(DeskLetters.PATH + "/1/discard", "{\"reason\":\"x\"}").problem())
        .isEqualTo("403 FORBIDDEN");
    Shopper owner = letters.owner();
    for (String query : List.of("?limit=0", "?limit=101", "?limit=x", "?cursor=0", "?cursor=x")) {
      assertThat(owner.get(DeskLetters.PATH + query).problem())
          .as(query)
          .isEqualTo("400 INVALID_PARAMETER");
    }
    assertThat(letters.replay(999_999_999).problem()).isEqualTo("404 LETTER_UNKNOWN");
    assertThat(owner.get(DeskLetters.PATH + "/x").problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(server.webhook("{\"poison\":").status()).isEqualTo(200);
    long number = number(letters.waiting().getFirst());
    for (String reason : List.of("", " ", "x".repeat(501), "\\u0000")) {
      assertThat(letters.discard(number, reason).problem()).isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(owner.post(DeskLetters.PATH + "/" + number + "/discard", "{}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(letters.discard(number, "x".repeat(500)).status()).isEqualTo(200);
  }
}
