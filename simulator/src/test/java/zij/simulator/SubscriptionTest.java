package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.DILSHOD;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscriptions: renewals, and who switches them off and on. */
class SubscriptionTest {
  private static final int MONTH = 2_592_000;

  private Receiver receiver;
  private Simulator simulator;
  private Hand hand;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    simulator = Simulator.start(Hand.options());
    hand = new Hand(simulator);
    hand.webhook(receiver);
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  /** Subscribes; answers the first payment as the bot is told of it. */
  private JsonNode subscribe(long person, int price) throws Exception {
    JsonNode link =
        hand.done("createInvoiceLink", Hand.invoice(price).put("subscription_period", MONTH));
    String slug = link.stringValue().substring("https://t.me/$".length());
    assertThat(hand.pay(person, slug, "paid").get("status").stringValue()).isEqualTo("paid");
    assertThat(receiver.next().has("pre_checkout_query")).isTrue();
    return receiver.next().get("message").get("successful_payment");
  }

  private JsonNode pass(String charge) throws Exception {
    return hand.phone("subscriptions/" + charge + "/pass", json());
  }

  private static String charge(JsonNode payment) {
    return payment.get("telegram_payment_charge_id").stringValue();
  }

  private Hand.Reply edit(long person, String charge, boolean cancelled) throws Exception {
    return hand.bot(
        "editUserStarSubscription",
        json()
            .put("user_id", person)
            .put("telegram_payment_charge_id", charge)
            .put("is_canceled", cancelled));
  }

  private void expectState(String state) throws Exception {
    JsonNode told = receiver.next().get("subscription");
    assertThat(told.get("state").stringValue()).isEqualTo(state);
    assertThat(told.get("invoice_payload").stringValue()).isEqualTo("order-1");
    assertThat(told.get("user").get("id").longValue()).isEqualTo(TIMUR);
    assertThat(told.has("telegram_payment_charge_id")).isFalse();
  }

  @Test
  void aRenewalHasTheSamePayloadAndANewCharge() throws Exception {
    JsonNode first = subscribe(TIMUR, 100);
    assertThat(first.get("is_first_recurring").booleanValue()).isTrue();
    long until = first.get("subscription_expiration_date").longValue();

    assertThat(pass(charge(first)).get("until").longValue()).isEqualTo(until + MONTH);
    JsonNode renewal = receiver.next().get("message").get("successful_payment");
    assertThat(renewal.get("is_recurring").booleanValue()).isTrue();
    assertThat(renewal.has("is_first_recurring")).isFalse();
    assertThat(renewal.get("invoice_payload")).isEqualTo(first.get("invoice_payload"));
    assertThat(charge(renewal)).isNotEqualTo(charge(first));
    assertThat(renewal.get("subscription_expiration_date").longValue()).isEqualTo(until + MONTH);
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000 - 200);
    JsonNode lines = hand.done("getStarTransactions", json()).get("transactions");
    assertThat(lines.valueStream().map(it -> it.at("/source/subscription_period").intValue()))
        .containsExactly(MONTH, MONTH);
  }

  @Test
  void withoutStarsItFailsUntilThereAreSome() throws Exception {
    hand.phone("users/" + TIMUR + "/stars", json().put("add", -11_900));
    String charge = charge(subscribe(TIMUR, 60));
    assertThat(pass(charge).get("state").stringValue()).isEqualTo("failed");
    expectState("failed");
    hand.phone("users/" + TIMUR + "/stars", json().put("add", 60));
    assertThat(pass(charge).get("state").stringValue()).isEqualTo("active");
    assertThat(receiver.next().get("message").has("successful_payment")).isTrue();
    expectState("active");
  }

  @Test
  void whatThePersonCancelledOnlyThePersonTakesBack() throws Exception {
    String charge = charge(subscribe(TIMUR, 100));
    String list = "users/" + TIMUR + "/subscriptions";
    hand.phone(list, json().put("charge", charge).put("cancelled", true));
    expectState("canceled");
    assertThat(edit(TIMUR, charge, false).status()).isEqualTo(200);
    assertThat(hand.get("/simulator/api/" + list).json().get(0).get("state").stringValue())
        .isEqualTo("canceled");
    assertThat(pass(charge).get("error").stringValue()).contains("Nothing is due");
    hand.phone(list, json().put("charge", charge).put("cancelled", false));
    expectState("active");
  }

  @Test
  void theBotCancelsAsOftenAsItLikesAndLetsItGoOn() throws Exception {
    String charge = charge(subscribe(TIMUR, 100));
    assertThat(edit(TIMUR, charge, true).status()).isEqualTo(200);
    expectState("canceled");
    assertThat(edit(TIMUR, charge, true).status()).isEqualTo(200);
    assertThat(edit(TIMUR, charge, false).status()).isEqualTo(200);
    expectState("active");
    assertThat(edit(DILSHOD, charge, true).description()).contains("SUBSCRIPTION_NOT_ACTIVE");
    assertThat(edit(TIMUR, "", true).description()).contains("CHARGE_ID_EMPTY");
  }

  @Test
  void whatIsPaidOnceIsNoSubscription() throws Exception {
    hand.pay(TIMUR, hand.slug(10), "paid");
    assertThat(hand.get("/simulator/api/users/" + TIMUR + "/subscriptions").json()).isEmpty();
  }
}
