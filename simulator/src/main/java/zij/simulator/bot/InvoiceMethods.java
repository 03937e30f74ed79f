package zij.simulator.bot;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;
import zij.simulator.money.MoneyCheckout;
import zij.simulator.people.People;
import zij.simulator.people.Person;
import zij.simulator.stars.Checkout;
import zij.simulator.stars.Invoice;
import zij.simulator.stars.Subscriptions;
import zij.simulator.stars.Till;

/**
 * createInvoiceLink, answerPreCheckoutQuery, refundStarPayment, editUserStarSubscription,
 * getStarTransactions and getMyStarBalance. Error names are those of Telegram's servers
 * (payments.exportInvoice and payments.refundStarsCharge in the MTProto reference, and answers that
 * bots report); the names for a bad title or description are not published.
 */
final class InvoiceMethods {
  private static final int MAX_TITLE = 32;
  private static final int MAX_DESCRIPTION = 255;
  private static final int MAX_PAYLOAD_BYTES = 128;
  private static final int MAX_PRICE = 100_000;
  private static final int MAX_SUBSCRIPTION_PRICE = 10_000;
  private static final int MONTH_SECONDS = 2_592_000;

  private final Till till;
  private final Checkout checkout;
  private final Subscriptions subscriptions;
  private final People people;
  private final MoneyMethods money;
  private final MoneyCheckout moneyCheckout;

  InvoiceMethods(
      Till till,
      Checkout checkout,
      Subscriptions subscriptions,
      People people,
      MoneyMethods money,
      MoneyCheckout moneyCheckout) {
    this.money = money;
    this.moneyCheckout = moneyCheckout;
    this.till = till;
    this.checkout = checkout;
    this.subscriptions = subscriptions;
    this.people = people;
  }

  JsonNode createInvoiceLink(Parameters call) {
    String title = length(call, "title", MAX_TITLE, "TITLE_INVALID");
    String description = length(call, "description", MAX_DESCRIPTION, "DESCRIPTION_INVALID");
    String payload = call.text("payload");
    int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
    require(bytes >= 1 && bytes <= MAX_PAYLOAD_BYTES, "INVOICE_PAYLOAD_INVALID");
    if (!call.text("currency").equals("XTR")) {
      return money.createInvoiceLink(call, title, description, payload);
    }
    require(!call.has("provider_token"), "PAYMENT_PROVIDER_INVALID");
    refuseFiatOptions(call);
    JsonNode price = price(call);
    int amount = price.get("amount").intValue();
    int period = period(call, amount);
    Invoice invoice =
        new Invoice(
            Till.newSlug(),
            title,
            description,
            payload,
            price.get("label").stringValue(),
            amount,
            period,
            call.text("photo_url"));
    return new StringNode(till.issue(invoice).link());
  }

  JsonNode answerPreCheckoutQuery(Parameters call) {
    boolean ok = call.flag("ok");
    String message = call.text("error_message");
    if (!ok && message.isBlank()) {
      throw BotApiError.badRequest("error_message must be non-empty");
    }
    String id = call.text("pre_checkout_query_id");
    if (!checkout.answer(id, ok, message) && !moneyCheckout.answer(id, ok, message)) {
      throw BotApiError.badRequest(
          "query is too old and response timeout expired or query ID is invalid");
    }
    return BooleanNode.TRUE;
  }

  JsonNode refundStarPayment(Parameters call) {
    Person buyer = people.find(call.number("user_id", 0)).orElse(null);
    if (buyer == null) {
      throw BotApiError.badRequest("user not found");
    }
    String charge = call.text("telegram_payment_charge_id");
    require(!charge.isEmpty(), "CHARGE_ID_EMPTY");
    Till.@Nullable RefundRefusal refusal = checkout.refund(buyer, charge).refusal();
    if (refusal != null) {
      throw BotApiError.badRequest(refusal.name());
    }
    return BooleanNode.TRUE;
  }

  /** What it answers for a subscription that is over is not published. */
  JsonNode editUserStarSubscription(Parameters call) {
    Person subscriber = people.find(call.number("user_id", 0)).orElse(null);
    if (subscriber == null) {
      throw BotApiError.badRequest("user not found");
    }
    String charge = call.text("telegram_payment_charge_id");
    require(!charge.isEmpty(), "CHARGE_ID_EMPTY");
    require(call.has("is_canceled"), "parameter \"is_canceled\" is required");
    boolean cancelled = call.flag("is_canceled");
    require(
        subscriptions.cancelByBot(subscriber.id(), charge, cancelled).isPresent(),
        "SUBSCRIPTION_NOT_ACTIVE");
    return BooleanNode.TRUE;
  }

  JsonNode getStarTransactions(Parameters call) {
    long offset = call.number("offset", 0);
    long limit = call.number("limit", 100);
    if (offset < 0) {
      throw BotApiError.badRequest("offset must be non-negative");
    }
    int lines = Math.clamp(limit, 1, 100);
    return JsonNodeFactory.instance.objectNode().set("transactions", till.statement(offset, lines));
  }

  JsonNode getMyStarBalance() {
    return till.botBalance();
  }

  private static String length(Parameters call, String name, int max, String complaint) {
    String text = call.text(name).strip();
    int length = text.codePointCount(0, text.length());
    require(length >= 1 && length <= max, complaint);
    return text;
  }

  private static void refuseFiatOptions(Parameters call) {
    for (String option :
        new String[] {
          "need_name",
          "need_phone_number",
          "need_email",
          "need_shipping_address",
          "is_flexible",
          "send_phone_number_to_provider",
          "send_email_to_provider"
        }) {
      require(!call.flag(option), "STARS_INVOICE_INVALID");
    }
    require(call.number("max_tip_amount", 0) == 0, "STARS_INVOICE_INVALID");
  }

  private static JsonNode price(Parameters call) {
    @Nullable JsonNode prices = call.json("prices", "prices");
    if (prices == null || !prices.isArray()) {
      throw BotApiError.badRequest("expected an Array of labeled prices");
    }
    require(prices.size() == 1, "STARS_INVOICE_INVALID");
    JsonNode price = prices.get(0);
    if (!price.path("label").isString() || price.path("label").stringValue().isBlank()) {
      throw BotApiError.badRequest("can't parse labeled price: Field \"label\" must be a String");
    }
    if (!price.path("amount").isIntegralNumber() || !price.path("amount").canConvertToInt()) {
      throw BotApiError.badRequest("can't parse labeled price: Field \"amount\" must be a Number");
    }
    int amount = price.get("amount").intValue();
    require(amount >= 1 && amount <= MAX_PRICE, "CURRENCY_TOTAL_AMOUNT_INVALID");
    return price;
  }

  private static int period(Parameters call, int amount) {
    long period = call.number("subscription_period", 0);
    if (period == 0 && !call.has("subscription_period")) {
      return 0;
    }
    require(period == MONTH_SECONDS, "SUBSCRIPTION_PERIOD_INVALID");
    require(amount <= MAX_SUBSCRIPTION_PRICE, "SUBSCRIPTION_AMOUNT_INVALID");
    return MONTH_SECONDS;
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw BotApiError.badRequest(complaint);
    }
  }
}
