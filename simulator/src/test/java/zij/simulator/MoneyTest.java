package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Paying with money: an address, what sending there costs, and the provider's payment. */
class MoneyTest {
  private Receiver receiver;
  private Simulator simulator;
  private Hand hand;
  private ExecutorService phone;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    phone = Executors.newVirtualThreadPerTaskExecutor();
    begin(Hand.options());
  }

  private void begin(SimulatorOptions options) throws Exception {
    simulator = Simulator.start(options);
    hand = new Hand(simulator);
    hand.webhook(receiver);
  }

  @AfterEach
  void stop() {
    phone.close();
    simulator.close();
    receiver.close();
  }

  private ObjectNode invoice() {
    ObjectNode invoice = json().put("title", "Bowl").put("description", "Two bowls");
    invoice.put("payload", "parcel-1").put("currency", "UZS");
    invoice.put("provider_token", simulator.providerToken());
    invoice.put("need_shipping_address", true).put("is_flexible", true);
    invoice.putArray("prices").addObject().put("label", "Bowl").put("amount", 18_000_000);
    return invoice;
  }

  private String slug() throws Exception {
    String link = hand.done("createInvoiceLink", invoice()).stringValue();
    return link.substring(link.indexOf('$') + 1);
  }

  private Future<JsonNode> address(String slug) {
    ObjectNode body = json().put("slug", slug);
    body.putObject("info")
        .put("name", "Dilnoza")
        .put("phone", "+998901234567")
        .put("country", "UZ")
        .put("city", "Samarqand")
        .put("street1", "Registon 1")
        .put("postCode", "140100");
    return phone.submit(() -> hand.phone("users/" + TIMUR + "/address", body));
  }

  private JsonNode offered(String slug) throws Exception {
    Future<JsonNode> address = address(slug);
    JsonNode query = receiver.next().get("shipping_query");
    assertThat(query.get("invoice_payload").stringValue()).isEqualTo("parcel-1");
    assertThat(query.get("shipping_address").get("country_code").stringValue()).isEqualTo("UZ");
    ObjectNode answer =
        json().put("shipping_query_id", query.get("id").stringValue()).put("ok", true);
    ObjectNode option = answer.putArray("shipping_options").addObject();
    option.put("id", "courier").put("title", "Courier");
    option.putArray("prices").addObject().put("label", "Courier").put("amount", 2_500_000);
    hand.done("answerShippingQuery", answer);
    return address.get();
  }

  @Test
  void aPaymentOfMoneyIsAskedForTwiceAndTold() throws Exception {
    String slug = slug();
    JsonNode offered = offered(slug);
    assertThat(offered.get("choices").get(0).get("title").stringValue()).isEqualTo("Courier");
    ObjectNode body = json().put("slug", slug).put("option", "courier");
    body.put("requestedInfo", offered.get("requestedInfo").stringValue());
    Future<JsonNode> paying = phone.submit(() -> hand.phone("users/" + TIMUR + "/money", body));
    JsonNode query = receiver.next().get("pre_checkout_query"); // it says yes to all of them
    assertThat(query.get("total_amount").longValue()).isEqualTo(20_500_000);
    assertThat(query.get("shipping_option_id").stringValue()).isEqualTo("courier");

    assertThat(paying.get().get("status").stringValue()).isEqualTo("paid");
    JsonNode paid = receiver.next().get("message").get("successful_payment");
    assertThat(paid.get("currency").stringValue()).isEqualTo("UZS");
    assertThat(paid.get("total_amount").longValue()).isEqualTo(20_500_000);
    assertThat(paid.get("order_info").get("shipping_address").get("city").stringValue())
        .isEqualTo("Samarqand");
    assertThat(hand.stars(TIMUR)).isEqualTo(12_000);
  }

  @Test
  void aBotThatDoesNotAnswerInTimeOffersNothing() throws Exception {
    simulator.close();
    begin(
        Hand.options()
            .withTimes(Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofHours(24)));
    JsonNode late = address(slug()).get();
    assertThat(late.get("error").stringValue()).isEqualTo("SHIPPING_BOT_TIMEOUT");
  }

  @Test
  void aWayThatWasNotOfferedIsNotPaid() throws Exception {
    String slug = slug();
    ObjectNode body = json().put("slug", slug).put("option", "pigeon");
    body.put("requestedInfo", offered(slug).get("requestedInfo").stringValue());
    assertThat(hand.phone("users/" + TIMUR + "/money", body).get("error").stringValue())
        .isEqualTo("SHIPPING_OPTION_INVALID");
    body.put("requestedInfo", "made up");
    assertThat(hand.phone("users/" + TIMUR + "/money", body).get("error").stringValue())
        .isEqualTo("REQUESTED_INFO_INVALID");
  }

  @Test
  void anInvoiceThatIsNotInOrderIsRefused() throws Exception {
    refuses("PAYMENT_PROVIDER_INVALID", call -> call.put("provider_token", "1:TEST:other"));
    refuses("CURRENCY_INVALID", call -> call.put("currency", "USD"));
    refuses("DIGITAL_GOODS", call -> call.remove("need_shipping_address"));
    refuses(
        "CURRENCY_TOTAL_AMOUNT_INVALID",
        call -> call.putArray("prices").addObject().put("label", "Bowl").put("amount", 1));
    refuses("labeled prices", call -> call.putArray("prices"));
  }

  private void refuses(String complaint, Consumer<ObjectNode> change) throws Exception {
    ObjectNode invoice = invoice();
    change.accept(invoice);
    assertThat(hand.bot("createInvoiceLink", invoice).description()).contains(complaint);
  }
}
