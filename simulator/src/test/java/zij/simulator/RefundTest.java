package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.DILSHOD;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refunds, the statement and the balance. */
class RefundTest {
  @TempDir Path folder;

  private Receiver receiver;
  private Simulator simulator;
  private Hand hand;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    begin();
    hand.webhook(receiver);
  }

  private void begin() {
    simulator = Simulator.start(Hand.options().withData(folder));
    hand = new Hand(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  private String charge(int amount) throws Exception {
    return hand.pay(TIMUR, hand.slug(amount), "paid").get("chargeId").stringValue();
  }

  private static ObjectNode refund(long person, String charge) {
    return json().put("user_id", person).put("telegram_payment_charge_id", charge);
  }

  private List<JsonNode> statement(int offset, int limit) throws Exception {
    JsonNode page =
        hand.done("getStarTransactions", json().put("offset", offset).put("limit", limit));
    return page.get("transactions").valueStream().toList();
  }

  @Test
  void givesAllStarsBackOnceAndTellsTheBot() throws Exception {
    String charge = charge(300);
    receiver.next();
    receiver.next();

    assertThat(hand.done("refundStarPayment", refund(TIMUR, charge)).booleanValue()).isTrue();
    JsonNode message = receiver.next().get("message");
    JsonNode refunded = message.get("refunded_payment");
    assertThat(refunded.get("telegram_payment_charge_id").stringValue()).isEqualTo(charge);
    assertThat(refunded.get("total_amount").intValue()).isEqualTo(300);
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000);
    assertThat(hand.done("getMyStarBalance", json()).get("amount").intValue()).isZero();

    Hand.Reply again = hand.bot("refundStarPayment", refund(TIMUR, charge));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.description()).isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000);
  }

  @Test
  void refusesChargesOfOthersAndOfNobody() throws Exception {
    String charge = charge(300);
    assertThat(hand.bot("refundStarPayment", refund(DILSHOD, charge)).description())
        .isEqualTo("Bad Request: CHARGE_NOT_FOUND");
    assertThat(hand.bot("refundStarPayment", refund(TIMUR, "stxNone")).description())
        .isEqualTo("Bad Request: CHARGE_NOT_FOUND");
    assertThat(hand.bot("refundStarPayment", refund(TIMUR, "")).description())
        .isEqualTo("Bad Request: CHARGE_ID_EMPTY");
    assertThat(hand.bot("refundStarPayment", refund(1, charge)).description())
        .isEqualTo("Bad Request: user not found");
  }

  @Test
  void theStatementIsOldestFirstAndARefundHasItsPaymentsId() throws Exception {
    String first = charge(1);
    String second = charge(2);
    hand.done("refundStarPayment", refund(TIMUR, first));

    List<JsonNode> all = statement(0, 100);
    assertThat(all)
        .extracting(line -> line.get("id").stringValue())
        .containsExactly(first, second, first);
    assertThat(all).extracting(line -> line.get("amount").intValue()).containsExactly(1, 2, 1);
    JsonNode source = all.getFirst().get("source");
    assertThat(source.get("user").get("id").longValue()).isEqualTo(TIMUR);
    assertThat(source.get("transaction_type").stringValue()).isEqualTo("invoice_payment");
    assertThat(source.get("invoice_payload").stringValue()).isEqualTo("order-1");
    assertThat(all.getFirst().has("receiver")).isFalse();
    assertThat(all.get(2).has("source")).isFalse();
    assertThat(all.get(2).get("receiver").get("user").get("id").longValue()).isEqualTo(TIMUR);
  }

  @Test
  void theStatementComesInPagesOfAtMostAHundred() throws Exception {
    String slug = hand.slug(1);
    for (int i = 0; i < 105; i++) {
      hand.pay(TIMUR, slug, "paid");
    }
    List<JsonNode> paged = new ArrayList<>(statement(0, 1_000));
    assertThat(paged).hasSize(100);
    paged.addAll(statement(100, 100));
    assertThat(paged).hasSize(105);
    assertThat(paged).extracting(line -> line.get("id").stringValue()).doesNotHaveDuplicates();
    assertThat(statement(104, 0)).hasSize(1);
    assertThat(statement(105, 10)).isEmpty();
    assertThat(hand.bot("getStarTransactions", json().put("offset", -1)).description())
        .startsWith("Bad Request");
  }

  private static ObjectNode entry(long person, int amount, int nanostars, boolean incoming) {
    ObjectNode entry = json().put("userId", person).put("amount", amount);
    return entry.put("nanostars", nanostars).put("incoming", incoming).put("payload", "other");
  }

  private String balance() throws Exception {
    return hand.done("getMyStarBalance", json()).toString();
  }

  @Test
  void aChargeBackTakesTheStarsFromTheBotAndTellsNobody() throws Exception {
    String charge = charge(300);
    receiver.next();
    receiver.next();
    hand.phone("statement", entry(0, 200, 0, false)); // the owner took most of it out

    hand.phone("charges/" + charge + "/charge-back", json());
    assertThat(balance()).isEqualTo("{\"amount\":-200}");
    assertThat(hand.stars(TIMUR)).isEqualTo(11_700);
    JsonNode line = statement(2, 1).getFirst();
    assertThat(line.get("id").stringValue()).isEqualTo(charge);
    assertThat(line.get("receiver").get("user").get("id").longValue()).isEqualTo(TIMUR);
    assertThat(receiver.quietFor(300)).isTrue();
  }

  @Test
  void whatWentBackDoesNotGoBackAgain() throws Exception {
    String charge = charge(300);
    String path = "/simulator/api/charges/" + charge + "/charge-back";
    assertThat(hand.post(path, "application/json", "{}").status()).isEqualTo(200);
    assertThat(hand.post(path, "application/json", "{}").status()).isEqualTo(404);
    assertThat(hand.bot("refundStarPayment", refund(TIMUR, charge)).description())
        .isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
    assertThat(statement(0, 10)).hasSize(2);
  }

  @Test
  void transactionsFromElsewhereCountNanostarsToo() throws Exception {
    hand.phone("statement", entry(TIMUR, 1, 600_000_000, true));
    hand.phone("statement", entry(TIMUR, 0, 700_000_000, true));
    assertThat(balance()).isEqualTo("{\"amount\":2,\"nanostar_amount\":300000000}");
    hand.phone("statement", entry(0, 3, 0, false));
    assertThat(balance()).isEqualTo("{\"amount\":0,\"nanostar_amount\":-700000000}");
    hand.phone("statement", entry(0, 1, 0, false));
    assertThat(balance()).isEqualTo("{\"amount\":-1,\"nanostar_amount\":-700000000}");
    assertThat(statement(0, 1).getFirst().get("nanostar_amount").intValue()).isEqualTo(600_000_000);
    assertThat(statement(2, 1).getFirst().get("receiver").get("type").stringValue())
        .isEqualTo("fragment");
  }

  @Test
  void moneyOutlivesARestart() throws Exception {
    String charge = charge(300);
    simulator.close();
    begin();

    assertThat(hand.stars(TIMUR)).isEqualTo(11_700);
    assertThat(hand.done("getMyStarBalance", json()).get("amount").intValue()).isEqualTo(300);
    assertThat(hand.done("refundStarPayment", refund(TIMUR, charge)).booleanValue()).isTrue();
    assertThat(statement(0, 10)).hasSize(2);
  }
}
