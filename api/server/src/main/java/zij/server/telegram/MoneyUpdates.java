package zij.server.telegram;

import static zij.server.telegram.Update.required;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import zij.language.Currency;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingOptionId;

/**
 * Reads what Telegram asks and tells of payments of money (Bot API, ShippingQuery,
 * PreCheckoutQuery, SuccessfulPayment). Of an address nothing is read but the country.
 */
final class MoneyUpdates {
  private MoneyUpdates() {}

  /** Whether it is about money that the shop could take. */
  static boolean isMoney(JsonNode payment) {
    String currency = payment.path("currency").asString("");
    return Arrays.stream(Currency.values()).anyMatch(known -> known.name().equals(currency));
  }

  static Update shipping(long id, JsonNode query) {
    return new Update.ShippingAsked(
        id,
        required(query, "id"),
        from(query),
        new Country(required(query.path("shipping_address"), "country_code")),
        query.path("invoice_payload").asString(""));
  }

  static Update checkout(long id, JsonNode query) {
    JsonNode address = query.path("order_info").path("shipping_address");
    return new Update.MoneyCheckout(
        id,
        required(query, "id"),
        from(query),
        amount(query),
        option(query),
        address.has("country_code") ? new Country(required(address, "country_code")) : null,
        query.path("invoice_payload").asString(""));
  }

  static Update payment(long id, JsonNode message, String raw) {
    JsonNode paid = message.path("successful_payment");
    return new Update.MoneyPaid(
        id,
        from(message),
        new ChargeId(required(paid, "telegram_payment_charge_id")),
        paid.path("provider_payment_charge_id").asString(""),
        amount(paid),
        option(paid),
        raw,
        paid.path("invoice_payload").asString(""));
  }

  private static TelegramUserId from(JsonNode sent) {
    return new TelegramUserId(sent.path("from").path("id").asLong(0));
  }

  private static Money amount(JsonNode payment) {
    Currency currency = Currency.valueOf(payment.path("currency").asString());
    return new Money(currency, payment.path("total_amount").asLong(-1));
  }

  /** What is no id of ours is none: the parcel refuses it, and a payment is not lost for it. */
  private static @Nullable ShippingOptionId option(JsonNode payment) {
    String id = payment.path("shipping_option_id").asString("");
    try {
      return new ShippingOptionId(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
