package zij.server.contract;

import static zij.server.contract.Like.own;
import static zij.server.contract.Like.some;
import static zij.server.contract.Like.text;
import static zij.server.contract.Like.type;
import static zij.server.contract.Like.whole;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram brings to the webhook when money moves, and what it relies on in the answer: the
 * fields that the Bot API's documentation names (core.telegram.org/bots/api, "Making requests when
 * getting updates", setWebhook, and the types Update, User, Chat, PreCheckoutQuery, ShippingQuery,
 * ShippingAddress, SuccessfulPayment, RefundedPayment, BotSubscriptionUpdated, ShippingOption).
 */
final class UpdateExchanges {
  static final String SECRET = "secret_of-the-webhook";
  static final String PAYLOAD = "order-1";

  /** Of the question that stands for all. */
  static final String QUESTION = "1234567890123456789";

  static final int PRICE = 25;
  static final int MONTH = 2_592_000;
  static final long BUYER = 5_002_000_001L;

  static final Exchange QUERY =
      asked(
          "an order whose invoice is open",
          "whether a payment may go on",
          query(),
          Map.of(
              "method", "answerPreCheckoutQuery", "pre_checkout_query_id", QUESTION, "ok", true));

  static final Exchange QUERY_REFUSED =
      asked(
          "an order that was cancelled while its invoice was open",
          "whether a payment may go on that may not",
          query(),
          Map.of(
              "method",
              "answerPreCheckoutQuery",
              "pre_checkout_query_id",
              QUESTION,
              "ok",
              false,
              "error_message",
              type("The order was cancelled.")));

  static final Exchange SHIPPING =
      asked(
          "a parcel whose invoice is open",
          "what it costs to send a parcel there",
          Map.of(
              "shipping_query",
              Map.of(
                  "id", text("[\\w-]{1,64}", QUESTION),
                  "from", user(),
                  "invoice_payload", own("${payload}", PAYLOAD),
                  "shipping_address",
                      Map.of(
                          "country_code", "UZ",
                          "state", type(""),
                          "city", type("Samarqand"),
                          "street_line1", type("Registon ko'chasi 1"),
                          "street_line2", type(""),
                          "post_code", type("140100")))),
          Map.of(
              "method",
              "answerShippingQuery",
              "shipping_query_id",
              QUESTION,
              "ok",
              true,
              "shipping_options",
              some(
                  Map.of(
                      "id", type("courier"),
                      "title", type("Courier"),
                      "prices",
                          some(Map.of("label", type("Courier"), "amount", whole(2_500_000)))))));

  static final Exchange PAID =
      told("a payment that Telegram was allowed", "that an order was paid", paid(Map.of()));

  static final Exchange SUBSCRIBED =
      told(
          "a first payment that Telegram was allowed",
          "that a subscription began",
          paid(
              Map.of(
                  "subscription_expiration_date", own("${until}", 1_797_962_000L),
                  "is_recurring", true,
                  "is_first_recurring", true)));

  static final Exchange RENEWED =
      told(
          "a subscription that runs",
          "that a subscription was paid again",
          paid(
              Map.of(
                  "subscription_expiration_date",
                  own("${until}", 1_800_554_000L),
                  "is_recurring",
                  true)));

  static final Exchange CANCELLED =
      told(
          "a subscription that runs",
          "that a subscription will not be paid again",
          Map.of(
              "subscription",
              Map.of(
                  "user", user(),
                  "invoice_payload", own("${payload}", PAYLOAD),
                  "state", "canceled")));

  static final Exchange REFUNDED =
      told(
          "an order that is paid and delivered",
          "that a payment went back",
          message("refunded_payment", Map.of()));

  private UpdateExchanges() {}

  private static Map<String, ?> query() {
    return Map.of(
        "pre_checkout_query",
        Map.of(
            "id", text("[\\w-]{1,64}", QUESTION),
            "from", user(),
            "currency", "XTR",
            "total_amount", PRICE,
            "invoice_payload", own("${payload}", PAYLOAD)));
  }

  private static Map<String, ?> paid(Map<String, ?> more) {
    return message("successful_payment", more);
  }

  private static Map<String, ?> message(String kind, Map<String, ?> more) {
    Map<String, Object> payment = new HashMap<>(more);
    payment.put("currency", "XTR");
    payment.put("total_amount", PRICE);
    payment.put("invoice_payload", own("${payload}", PAYLOAD));
    payment.put("telegram_payment_charge_id", own("${charge}", "stxAbc123"));
    payment.put("provider_payment_charge_id", type("5002000001_1"));
    Map<String, Object> chat = new HashMap<>();
    chat.put("id", own("${buyer}", BUYER));
    chat.put("first_name", type("Buyer"));
    chat.put("type", "private");
    return Map.of(
        "message",
        Map.of(
            "message_id",
            whole(7),
            "date",
            own("${now}", 1_795_370_000L),
            "from",
            user(),
            "chat",
            chat,
            kind,
            payment));
  }

  private static Map<String, ?> user() {
    return Map.of(
        "id",
        own("${buyer}", BUYER),
        "is_bot",
        false,
        "first_name",
        type("Buyer"),
        "language_code",
        "en");
  }

  /** A question that is answered in the response. */
  private static Exchange asked(
      String given, String asks, Map<String, ?> update, Map<String, ?> answer) {
    return update(given, asks, update, answer);
  }

  /** What is only taken. */
  private static Exchange told(String given, String asks, Map<String, ?> update) {
    return update(given, asks, update, null);
  }

  private static Exchange update(
      String given, String asks, Map<String, ?> content, @Nullable Map<String, ?> answer) {
    Map<String, Object> body = new HashMap<>(content);
    body.put("update_id", own("${update}", 100_000_001L));
    return new Exchange(
        given,
        asks,
        "POST",
        "/telegram/webhook",
        Map.of("X-Telegram-Bot-Api-Secret-Token", Like.told("${secret}", SECRET)),
        body,
        200,
        answer);
  }
}
