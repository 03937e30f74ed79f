package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.invoice;
import static zij.simulator.Hand.json;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** createInvoiceLink at and beyond each of its limits, and the ways a call may come. */
class InvoiceLinkTest {
  private static Simulator simulator;
  private static Hand hand;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults().withPort(0));
    hand = new Hand(simulator);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Arguments refused(String words, Consumer<ObjectNode> change) {
    return Arguments.of(words, change);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("TITLE_INVALID", call -> call.put("title", "")),
        refused("TITLE_INVALID", call -> call.put("title", "x".repeat(33))),
        refused("DESCRIPTION_INVALID", call -> call.put("description", "  ")),
        refused("DESCRIPTION_INVALID", call -> call.put("description", "x".repeat(256))),
        refused("INVOICE_PAYLOAD_INVALID", call -> call.put("payload", "")),
        refused("INVOICE_PAYLOAD_INVALID", call -> call.put("payload", "x".repeat(129))),
        refused("INVOICE_PAYLOAD_INVALID", call -> call.put("payload", "ж".repeat(65))),
        refused("CURRENCY_INVALID", call -> call.put("currency", "USD")),
        refused("PAYMENT_PROVIDER_INVALID", call -> call.put("provider_token", "1:TEST")),
        refused("STARS_INVOICE_INVALID", call -> call.put("need_email", true)),
        refused("STARS_INVOICE_INVALID", call -> call.put("max_tip_amount", 5)),
        refused("STARS_INVOICE_INVALID", call -> call.putArray("prices")),
        refused(
            "STARS_INVOICE_INVALID",
            call ->
                ((ArrayNode) call.get("prices")).addObject().put("label", "b").put("amount", 1)),
        refused("expected an Array of labeled prices", call -> call.remove("prices")),
        refused("can't parse prices JSON object", call -> call.put("prices", "[{")),
        refused("CURRENCY_TOTAL_AMOUNT_INVALID", call -> price(call, 0)),
        refused("CURRENCY_TOTAL_AMOUNT_INVALID", call -> price(call, -5)),
        refused("CURRENCY_TOTAL_AMOUNT_INVALID", call -> price(call, 100_001)),
        refused("SUBSCRIPTION_PERIOD_INVALID", call -> call.put("subscription_period", 86_400)),
        refused(
            "SUBSCRIPTION_AMOUNT_INVALID",
            call -> {
              price(call, 10_001);
              call.put("subscription_period", 2_592_000);
            }));
  }

  private static void price(ObjectNode call, int amount) {
    call.putArray("prices").addObject().put("label", "Map").put("amount", amount);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesInTelegramsWords(String words, Consumer<ObjectNode> change) throws Exception {
    ObjectNode call = invoice(250);
    change.accept(call);

    Hand.Reply reply = hand.bot("createInvoiceLink", call);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error_code").intValue()).isEqualTo(400);
    assertThat(reply.json().get("ok").booleanValue()).isFalse();
    assertThat(reply.description()).isEqualTo("Bad Request: " + words);
  }

  @Test
  void allowsEachLimitItself() throws Exception {
    ObjectNode call = invoice(100_000);
    call.put("title", "я".repeat(32)).put("description", "x".repeat(255));
    call.put("payload", "ж".repeat(64));
    assertThat(hand.done("createInvoiceLink", call).stringValue()).startsWith("https://t.me/$");

    ObjectNode monthly = invoice(10_000).put("subscription_period", 2_592_000);
    assertThat(hand.done("createInvoiceLink", monthly).stringValue()).startsWith("https://t.me/$");
  }

  @Test
  void takesFormsMultipartAndQueriesToo() throws Exception {
    String path = "/bot" + simulator.botToken() + "/createInvoiceLink";
    String form =
        "title=Star+map&description=d&payload=p&currency=XTR&prices="
            + "%5B%7B%22label%22%3A%22a%22%2C%22amount%22%3A7%7D%5D";
    Hand.Reply posted = hand.post(path, "application/x-www-form-urlencoded", form);
    assertThat(posted.json().get("ok").booleanValue()).isTrue();
    assertThat(hand.get(path + "?" + form).json().get("ok").booleanValue()).isTrue();

    StringBuilder parts = new StringBuilder();
    part(parts, "title", "Карта звёзд");
    part(parts, "description", "d");
    part(parts, "payload", "p");
    part(parts, "currency", "XTR");
    part(parts, "prices", "[{\"label\":\"a\",\"amount\":7}]");
    parts.append("--b--\r\n");
    Hand.Reply multi = hand.post(path, "multipart/form-data; boundary=b", parts.toString());
    assertThat(multi.json().get("ok").booleanValue()).isTrue();
    String slug = multi.json().get("result").stringValue().substring("https://t.me/$".length());
    Hand.Reply kept = hand.get("/simulator/api/invoices/" + slug);
    assertThat(kept.json().get("title").stringValue()).isEqualTo("Карта звёзд");
    assertThat(kept.json().get("amount").intValue()).isEqualTo(7);
  }

  private static void part(StringBuilder parts, String name, String value) {
    parts.append("--b\r\nContent-Disposition: form-data; name=\"").append(name);
    parts.append("\"\r\n\r\n").append(value).append("\r\n");
  }

  @Test
  void answersUnknownMethodsAndTokensAsTelegramDoes() throws Exception {
    Hand.Reply method = hand.bot("makeCoffee", json());
    assertThat(method.status()).isEqualTo(404);
    assertThat(method.description()).isEqualTo("Not Found");

    Hand.Reply token = hand.post("/bot1:wrong/getMe", "application/json", "{}");
    assertThat(token.status()).isEqualTo(401);
    assertThat(token.description()).isEqualTo("Unauthorized");

    assertThat(hand.done("GETME", json()).get("is_bot").booleanValue()).isTrue();
    assertThat(hand.bot("getMe", json()).json().get("result").get("username").stringValue())
        .isEqualTo("zij_demo_bot");
  }

  @Test
  void refusesBodiesThatAreTooLargeOrBroken() throws Exception {
    String path = "/bot" + simulator.botToken() + "/getMe";
    assertThat(hand.post(path, "application/json", "{\"a\":").status()).isEqualTo(400);
    assertThat(hand.post(path, "application/json", "x".repeat((1 << 20) + 1)).status())
        .isEqualTo(413);
  }

  @Test
  void refusingAPreCheckoutNeedsWords() throws Exception {
    ObjectNode answer = json().put("pre_checkout_query_id", "1").put("ok", false);
    assertThat(hand.bot("answerPreCheckoutQuery", answer).description())
        .isEqualTo("Bad Request: error_message must be non-empty");
  }
}
