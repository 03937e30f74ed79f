package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was bought before the simulator was there. */
class PastTest {
  private static final long BUYER = 6_000_000_001L;
  private static final long THEN = 1_700_000_000;

  private Simulator simulator;
  private Hand hand;

  @BeforeEach
  void start() {
    simulator = Simulator.start(Hand.options());
    hand = new Hand(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private static ObjectNode past() {
    ObjectNode past = json();
    past.putArray("people").addObject().put("id", BUYER).put("firstName", "Zilola");
    past.putArray("lines");
    return past;
  }

  private static ObjectNode line(ObjectNode past, String kind, String charge, long date) {
    ArrayNode lines = (ArrayNode) past.get("lines");
    return lines.addObject().put("kind", kind).put("charge", charge).put("date", date);
  }

  private static ObjectNode payment(ObjectNode past, String charge, long user, long date) {
    return line(past, "payment", charge, date)
        .put("user", user)
        .put("title", "Tea")
        .put("payload", "p-" + charge)
        .put("amount", 30);
  }

  private int status(ObjectNode past) throws Exception {
    return hand.post("/simulator/api/past", "application/json", past.toString()).status();
  }

  private JsonNode statement() throws Exception {
    return hand.done("getStarTransactions", json()).get("transactions");
  }

  @Test
  void isInTheStatementAndInTheBalance() throws Exception {
    ObjectNode past = past();
    payment(past, "c1", BUYER, THEN);
    payment(past, "c2", BUYER, THEN);
    payment(past, "c3", TIMUR, THEN + 5);
    line(past, "refund", "c1", THEN + 9);
    line(past, "charge_back", "c3", THEN + 9);
    long before = hand.stars(TIMUR);
    assertThat(hand.phone("past", past).get("lines").longValue()).isEqualTo(5);
    assertThat(statement()).hasSize(5);
    assertThat(statement().get(0).path("source").path("user").path("id").longValue())
        .isEqualTo(BUYER);
    assertThat(statement().get(3).path("receiver").path("invoice_payload").stringValue())
        .isEqualTo("p-c1");
    assertThat(hand.done("getMyStarBalance", json()).get("amount").longValue()).isEqualTo(30);
    assertThat(hand.stars(BUYER)).isEqualTo(30);
    assertThat(hand.stars(TIMUR)).isEqualTo(before);
    assertThat(hand.get("/simulator/api/users").json().toString()).doesNotContain("Zilola");
  }

  /** What is taken over goes on after it, as anything else does. */
  @Test
  void aPaymentOfThePastCanBeRefundedOnce() throws Exception {
    ObjectNode past = past();
    payment(past, "c1", BUYER, THEN);
    hand.phone("past", past);
    ObjectNode refund = json().put("user_id", BUYER).put("telegram_payment_charge_id", "c1");
    assertThat(hand.done("refundStarPayment", refund).booleanValue()).isTrue();
    ObjectNode again = json();
    again.putArray("people");
    again.putArray("lines");
    line(again, "refund", "c1", Instant.now().getEpochSecond());
    assertThat(status(again)).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "payment, c2, 6000000001, 1699999999", // before the line before it
    "payment, c1, 6000000001, 1700000001", // the charge is taken
    "payment, c2, 6000000002, 1700000001", // nobody
    "payment, c2, 6000000001, 9700000001", // the future
    "refund, c2, 0, 1700000001", // no such payment
    "gift, c2, 0, 1700000001"
  })
  void isTakenOverAsAWholeOrNotAtAll(String kind, String charge, long user, long date)
      throws Exception {
    ObjectNode past = past();
    payment(past, "c1", BUYER, THEN);
    if (kind.equals("payment")) payment(past, charge, user, date);
    else line(past, kind, charge, date);
    assertThat(status(past)).isEqualTo(400);
    assertThat(statement()).isEmpty();
    assertThat(hand.done("getMyStarBalance", json()).get("amount").longValue()).isZero();
  }

  @Test
  void nothingGoesBackTwice() throws Exception {
    ObjectNode past = past();
    payment(past, "c1", BUYER, THEN);
    line(past, "refund", "c1", THEN);
    line(past, "charge_back", "c1", THEN);
    assertThat(status(past)).isEqualTo(400);
    assertThat(statement()).isEmpty();
  }

  @Test
  void comesInPartsOfABoundedSize() throws Exception {
    ObjectNode past = past();
    for (int i = 0; i < 1_000; i++) payment(past, "c" + i, BUYER, THEN + i);
    assertThat(status(past)).isEqualTo(200);
    ObjectNode more = past();
    for (int i = 0; i < 1_001; i++) payment(more, "d" + i, BUYER, THEN + 2_000 + i);
    assertThat(status(more)).isEqualTo(400);
  }
}
