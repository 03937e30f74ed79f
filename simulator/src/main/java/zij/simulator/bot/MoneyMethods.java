package zij.simulator.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;
import zij.simulator.money.LabeledPrice;
import zij.simulator.money.MoneyCheckout;
import zij.simulator.money.MoneyInvoice;
import zij.simulator.money.ShippingChoice;
import zij.simulator.stars.Till;

/**
 * createInvoiceLink with a provider's token, and answerShippingQuery. Only what is sent to an
 * address is sold for money here, because Telegram wants Stars for what is digital.
 */
final class MoneyMethods {
  private static final int MAX_PRICES = 100;

  /** Smallest units of what an invoice may come to, about 1 to 10,000 dollars on some day. */
  private static final Map<String, long[]> LIMITS =
      Map.of(
          "UZS", new long[] {1_200_000, 12_000_000_000L},
          "KZT", new long[] {50_000, 500_000_000});

  private final MoneyCheckout checkout;
  private final String providerToken;

  MoneyMethods(MoneyCheckout checkout, String providerToken) {
    this.checkout = checkout;
    this.providerToken = providerToken;
  }

  /** The currency was looked at before: it is not Stars. */
  JsonNode createInvoiceLink(Parameters call, String title, String description, String payload) {
    String currency = call.text("currency");
    long[] limits = LIMITS.get(currency);
    if (limits == null) throw BotApiError.badRequest("CURRENCY_INVALID");
    require(call.text("provider_token").equals(providerToken), "PAYMENT_PROVIDER_INVALID");
    require(!call.has("subscription_period"), "SUBSCRIPTION_PERIOD_INVALID");
    boolean address = call.flag("need_shipping_address") && call.flag("is_flexible");
    require(address, "DIGITAL_GOODS_ARE_SOLD_FOR_STARS");
    List<LabeledPrice> prices = prices(call.json("prices", "prices"));
    MoneyInvoice invoice =
        new MoneyInvoice(Till.newSlug(), title, description, payload, currency, prices);
    boolean fits = invoice.amount() >= limits[0] && invoice.amount() <= limits[1];
    require(fits, "CURRENCY_TOTAL_AMOUNT_INVALID");
    return new StringNode(checkout.issue(invoice).link());
  }

  JsonNode answerShippingQuery(Parameters call) {
    boolean ok = call.flag("ok");
    String message = call.text("error_message");
    if (!ok && message.isBlank()) {
      throw BotApiError.badRequest("error_message must be non-empty");
    }
    List<ShippingChoice> choices = ok ? choices(call) : List.of();
    boolean asked =
        checkout.answerShipping(
            call.text("shipping_query_id"), new MoneyCheckout.Shipping(ok, choices, message));
    if (!asked) {
      throw BotApiError.badRequest(
          "query is too old and response timeout expired or query ID is invalid");
    }
    return BooleanNode.TRUE;
  }

  private static List<ShippingChoice> choices(Parameters call) {
    @Nullable JsonNode options = call.json("shipping_options", "shipping options");
    if (options == null || !options.isArray() || options.isEmpty()) {
      throw BotApiError.badRequest("shipping options must be a non-empty array");
    }
    List<ShippingChoice> choices = new ArrayList<>();
    for (JsonNode option : options) {
      String id = option.path("id").asString("");
      String title = option.path("title").asString("");
      require(!id.isEmpty() && !title.isEmpty(), "can't parse shipping option");
      require(choices.stream().noneMatch(c -> c.id().equals(id)), "SHIPPING_OPTION_INVALID");
      choices.add(new ShippingChoice(id, title, prices(option.get("prices"))));
    }
    return choices;
  }

  private static List<LabeledPrice> prices(@Nullable JsonNode prices) {
    if (prices == null || !prices.isArray()) {
      throw BotApiError.badRequest("expected an Array of labeled prices");
    }
    require(!prices.isEmpty() && prices.size() <= MAX_PRICES, "expected some labeled prices");
    List<LabeledPrice> read = new ArrayList<>();
    for (JsonNode price : prices) {
      String label = price.path("label").asString("");
      JsonNode amount = price.path("amount");
      require(!label.isBlank(), "can't parse labeled price: Field \"label\" must be a String");
      require(
          amount.isIntegralNumber() && amount.canConvertToLong() && amount.longValue() >= 0,
          "can't parse labeled price: Field \"amount\" must be a Number");
      read.add(new LabeledPrice(label, amount.longValue()));
    }
    return read;
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) throw BotApiError.badRequest(complaint);
  }
}
