package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static zij.simulator.Hand.DILSHOD;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What may go wrong with updates and with calls, when a test asks for it. */
class FaultsTest {
  private Simulator simulator;
  private Hand hand;
  private Receiver receiver;

  @BeforeEach
  void start() throws Exception {
    simulator =
        Simulator.start(
            Hand.options()
                .withTimes(Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofHours(24)));
    hand = new Hand(simulator);
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  private void say(long person, String text) throws Exception {
    var _ = hand.phone("users/" + person + "/messages", json().put("text", text));
  }

  private static String text(JsonNode update) {
    return update.path("message").path("text").asString("");
  }

  private void wound(ObjectNode fault) throws Exception {
    assertThat(hand.phone("faults", fault).path("done").asBoolean(false)).isTrue();
  }

  @Test
  void aLateUpdateKeepsItsChatWaitingAndNobodyElse() throws Exception {
    hand.webhook(receiver);
    wound(json().put("kind", "late").put("topic", "text").put("pause", 20));
    say(TIMUR, "first");
    say(TIMUR, "second");
    say(DILSHOD, "of another chat");
    assertThat(text(receiver.next())).isEqualTo("of another chat");
    assertThat(text(receiver.next())).isEqualTo("first");
    assertThat(text(receiver.next())).isEqualTo("second");
  }

  @Test
  void anOvertakenUpdateComesAfterThoseThatFollowedIt() throws Exception {
    hand.webhook(receiver);
    wound(json().put("kind", "overtaken").put("topic", "text").put("pause", 20));
    say(TIMUR, "first");
    say(TIMUR, "second");
    assertThat(text(receiver.next())).isEqualTo("second");
    assertThat(text(receiver.next())).isEqualTo("first");
    hand.awaitPending(0);
  }

  @Test
  void theBotApiFailsInEachWay() throws Exception {
    wound(json().put("kind", "flood").put("retryAfter", 7));
    Hand.Reply flood = hand.bot("getMe", json());
    assertThat(flood.status()).isEqualTo(429);
    assertThat(flood.json().path("parameters").path("retry_after").asInt()).isEqualTo(7);
    wound(json().put("kind", "error").put("method", "getMe"));
    assertThat(hand.bot("getWebhookInfo", json()).status()).isEqualTo(200);
    assertThat(hand.bot("getMe", json()).status()).isEqualTo(500);
    assertThat(hand.bot("getMe", json()).status()).isEqualTo(200);
    long before = System.nanoTime();
    wound(json().put("kind", "slow").put("ms", 300));
    assertThat(hand.bot("getMe", json()).status()).isEqualTo(200);
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000L);
    JsonNode struck = hand.get("/simulator/api/faults").json();
    for (String kind : new String[] {"flood", "error", "slow"}) {
      assertThat(struck.path(kind).asInt()).as(kind).isEqualTo(1);
    }
  }

  @Test
  void aClosedConnectionDoesNothingAndALostAnswerDoesAll() throws Exception {
    hand.webhook(receiver);
    String charge = hand.pay(TIMUR, hand.slug(5), "paid").path("chargeId").asString("");
    ObjectNode refund = json().put("user_id", TIMUR).put("telegram_payment_charge_id", charge);
    wound(json().put("kind", "hang_up").put("method", "refundStarPayment"));
    assertThatThrownBy(() -> hand.bot("refundStarPayment", refund)).isInstanceOf(IOException.class);
    wound(json().put("kind", "mute").put("method", "refundStarPayment"));
    assertThatThrownBy(() -> hand.bot("refundStarPayment", refund)).isInstanceOf(IOException.class);
    assertThat(hand.bot("refundStarPayment", refund).description())
        .isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
  }

  @Test
  void refusesWhatIsNoFaultAndTakesAllBack() throws Exception {
    for (ObjectNode wrong :
        new ObjectNode[] {
          json().put("kind", "sad"),
          json().put("kind", "error").put("times", 0),
          json().put("kind", "slow"),
          json().put("kind", "flood").put("retryAfter", 3_601),
          json().put("kind", "late").put("pause", 0),
        }) {
      Hand.Reply reply = hand.post("/simulator/api/faults", "application/json", wrong.toString());
      assertThat(reply.status()).as(wrong.toString()).isEqualTo(400);
    }
    wound(json().put("kind", "error").put("times", 100));
    var _ =
        hand.send(
            java.net.http.HttpRequest.newBuilder(
                    java.net.URI.create(simulator.url() + "/simulator/api/faults"))
                .DELETE()
                .build());
    assertThat(hand.bot("getMe", json()).status()).isEqualTo(200);
  }
}
