package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.DILSHOD;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Paying an invoice, with each way it can end. */
class PaymentTest {
  private Receiver receiver;
  private Simulator simulator;
  private Hand hand;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    begin(Hand.options());
  }

  private void begin(SimulatorOptions options) throws Exception {
    simulator = Simulator.start(options);
    hand = new Hand(simulator);
    hand.webhook(receiver);
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void paidMovesTheStarsAndTellsTheBot() throws Exception {
    JsonNode result = hand.pay(TIMUR, hand.slug(250), "paid");

    assertThat(result.get("status").stringValue()).isEqualTo("paid");
    JsonNode query = receiver.next().get("pre_checkout_query");
    assertThat(query.get("currency").stringValue()).isEqualTo("XTR");
    assertThat(query.get("total_amount").intValue()).isEqualTo(250);
    assertThat(query.get("invoice_payload").stringValue()).isEqualTo("order-1");
    assertThat(query.get("from").get("id").longValue()).isEqualTo(TIMUR);
    JsonNode message = receiver.next().get("message");
    JsonNode paid = message.get("successful_payment");
    assertThat(message.get("chat").get("type").stringValue()).isEqualTo("private");
    assertThat(paid.get("telegram_payment_charge_id")).isEqualTo(result.get("chargeId"));
    assertThat(paid.get("total_amount").intValue()).isEqualTo(250);
    assertThat(paid.has("is_recurring")).isFalse();
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000 - 250);
    assertThat(hand.done("getMyStarBalance", json()).get("amount").intValue()).isEqualTo(250);
  }

  @Test
  void oneInvoiceCanBePaidTwiceWithTwoCharges() throws Exception {
    String slug = hand.slug(10);
    Set<String> charges = new HashSet<>();
    charges.add(hand.pay(TIMUR, slug, "paid").get("chargeId").stringValue());
    charges.add(hand.pay(TIMUR, slug, "paid").get("chargeId").stringValue());

    assertThat(charges).hasSize(2);
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000 - 20);
  }

  @Test
  void aRefusalShowsTheBotsWordsAndMovesNothing() throws Exception {
    receiver.behaviour =
        update -> {
          String id = update.path("pre_checkout_query").path("id").asString("");
          return Receiver.Answer.body(
              json()
                  .put("method", "answerPreCheckoutQuery")
                  .put("pre_checkout_query_id", id)
                  .put("ok", false)
                  .put("error_message", "Sold out")
                  .toString());
        };
    JsonNode result = hand.pay(TIMUR, hand.slug(250), "paid");

    assertThat(result.get("status").stringValue()).isEqualTo("failed");
    assertThat(result.get("message").stringValue()).isEqualTo("Sold out");
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000);
    receiver.next();
    assertThat(receiver.quietFor(100)).isTrue();
  }

  @Test
  void aSilentBotLosesThePaymentAndItsLateAnswerIsRefused() throws Exception {
    simulator.close();
    Duration day = Duration.ofHours(24);
    begin(Hand.options().withTimes(Duration.ofSeconds(1), Duration.ofMillis(400), day));
    receiver.behaviour = update -> Receiver.Answer.OK;
    JsonNode result = hand.pay(TIMUR, hand.slug(250), "paid");

    assertThat(result.get("error").stringValue()).isEqualTo("BOT_PRECHECKOUT_TIMEOUT");
    String id = receiver.next().get("pre_checkout_query").get("id").stringValue();
    Hand.Reply late =
        hand.bot("answerPreCheckoutQuery", json().put("pre_checkout_query_id", id).put("ok", true));
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.description())
        .isEqualTo(
            "Bad Request: query is too old and response timeout expired or query ID is invalid");
  }

  @Test
  void theAnswerMayComeByACallOfItsOwn() throws Exception {
    receiver.behaviour =
        update -> {
          if (update.has("pre_checkout_query")) {
            agreeByCall(update.get("pre_checkout_query").get("id").stringValue());
          }
          return Receiver.Answer.OK;
        };
    assertThat(hand.pay(TIMUR, hand.slug(5), "paid").get("status").stringValue()).isEqualTo("paid");
  }

  private void agreeByCall(String id) throws InterruptedException {
    try {
      hand.done("answerPreCheckoutQuery", json().put("pre_checkout_query_id", id).put("ok", true));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void tooFewStarsAskNobody() throws Exception {
    JsonNode result = hand.pay(DILSHOD, hand.slug(41), "paid");

    assertThat(result.get("error").stringValue()).isEqualTo("BALANCE_TOO_LOW");
    assertThat(receiver.quietFor(100)).isTrue();
    hand.phone("users/" + DILSHOD + "/stars", json().put("add", 1));
    assertThat(hand.pay(DILSHOD, hand.slug(41), "paid").get("status").stringValue())
        .isEqualTo("paid");
    assertThat(hand.stars(DILSHOD)).isZero();
  }

  @Test
  void cancelledTellsNobody() throws Exception {
    assertThat(hand.pay(TIMUR, hand.slug(5), "cancelled").get("status").stringValue())
        .isEqualTo("cancelled");
    assertThat(receiver.quietFor(100)).isTrue();
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000);
  }

  @Test
  void failedAsksTheBotAndThenMovesNothing() throws Exception {
    assertThat(hand.pay(TIMUR, hand.slug(5), "failed").get("status").stringValue())
        .isEqualTo("failed");
    assertThat(receiver.next().has("pre_checkout_query")).isTrue();
    assertThat(receiver.quietFor(100)).isTrue();
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000);
  }

  @Test
  void pendingIsPaidWhenItSettles() throws Exception {
    JsonNode result = hand.pay(TIMUR, hand.slug(5), "pending");
    assertThat(result.get("status").stringValue()).isEqualTo("pending");
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000);
    receiver.next();

    String address = "payments/" + result.get("pendingId").stringValue() + "/settle";
    JsonNode settled = hand.phone(address, json().put("outcome", "paid"));
    assertThat(settled.get("status").stringValue()).isEqualTo("paid");
    assertThat(receiver.next().get("message").has("successful_payment")).isTrue();
    assertThat(hand.stars(TIMUR)).isEqualTo(11_995);
    assertThat(hand.phone(address, json()).get("error").stringValue()).contains("pending");
  }

  @Test
  void manyPaymentsAtOnceNeverSpendAStarTwice() throws Exception {
    String slug = hand.slug(1_000);
    List<Future<String>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        results.add(threads.submit(() -> hand.pay(TIMUR, slug, "paid").get("status").asString("")));
      }
    }
    int paid = 0;
    for (Future<String> result : results) {
      paid += result.get().equals("paid") ? 1 : 0;
    }

    assertThat(paid).isEqualTo(12);
    assertThat(hand.stars(TIMUR)).isZero();
    assertThat(hand.done("getMyStarBalance", json()).get("amount").intValue()).isEqualTo(12_000);
    JsonNode lines = hand.done("getStarTransactions", json()).get("transactions");
    assertThat(lines.valueStream().map(line -> line.get("id").stringValue()).distinct())
        .hasSize(12);
  }
}
