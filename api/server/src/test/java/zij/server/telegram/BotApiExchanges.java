package zij.server.telegram;

import static zij.server.contract.Like.own;
import static zij.server.contract.Like.some;
import static zij.server.contract.Like.text;
import static zij.server.contract.Like.told;
import static zij.server.contract.Like.type;
import static zij.server.contract.Like.whole;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zij.server.contract.Exchange;

/**
 * What money needs of Telegram: methods, parameters and answers as the Bot API's documentation has
 * them (core.telegram.org/bots/api, at the method's name; types User, WebhookInfo, StarTransaction,
 * TransactionPartnerUser, StarAmount, Message, ResponseParameters), and of the answers no more than
 * the server reads.
 */
final class BotApiExchanges {
  static final String TOKEN = "4242:token";
  static final long BUYER = 5_002_000_001L;
  static final String CHARGE = "stxAbc123";
  static final String ADDRESS = "https://shop.example";
  static final String SECRET = "secret_of-the-webhook";
  static final String PROVIDER = "4242:TEST:provider";
  static final int PASSED = 7;

  static final String BOT = "a bot";
  private static final String PAID = "a payment of a buyer";
  private static final String LINK = "https://t\\.me/(?:\\$|invoice/)[\\w-]+";

  private BotApiExchanges() {}

  static Exchange ok(
      String given, String asks, String method, Map<String, ?> parameters, Object result) {
    Map<String, ?> answer = Map.of("ok", true, "result", result);
    return call(given, asks, method, parameters, 200, answer);
  }

  private static Exchange no(
      String given,
      String asks,
      String method,
      Map<String, ?> parameters,
      int code,
      String description) {
    Map<String, ?> answer = Map.of("ok", false, "error_code", code, "description", description);
    return call(given, asks, method, parameters, code, answer);
  }

  private static Exchange call(
      String given,
      String asks,
      String method,
      Map<String, ?> parameters,
      int status,
      Map<String, ?> answer) {
    Object path = told("/bot${token}/" + method, "/bot" + TOKEN + "/" + method);
    return new Exchange(given, asks, "POST", path, Map.of(), parameters, status, answer);
  }

  static final Exchange NAME =
      ok(BOT, "what the bot is called", "getMe", Map.of(), Map.of("username", type("zij_bot")));

  static final Exchange UNKNOWN =
      new Exchange(
          BOT,
          "of a bot that Telegram does not know",
          "POST",
          "/bot1:unknown/getMe",
          Map.of(),
          Map.of(),
          401,
          Map.of("ok", false, "error_code", 401, "description", "Unauthorized"));

  static final Exchange TOO_MANY =
      call(
          "a bot that has asked too often",
          "more than Telegram answers",
          "getMe",
          Map.of(),
          429,
          Map.of(
              "ok",
              false,
              "error_code",
              429,
              "description",
              type("Too Many Requests: retry after 1"),
              "parameters",
              Map.of("retry_after", whole(1))));

  static final Exchange WEBHOOK =
      ok(
          BOT,
          "to send updates here",
          "setWebhook",
          Map.of(
              "url",
              told("${address}/telegram/webhook", ADDRESS + "/telegram/webhook"),
              "secret_token",
              told("${secret}", SECRET),
              "allowed_updates",
              Webhook.ALLOWED_UPDATES,
              "max_connections",
              100),
          true);

  static final Exchange BACKLOG =
      ok(
          BOT,
          "how many updates wait",
          "getWebhookInfo",
          Map.of(),
          Map.of("pending_update_count", whole(3)));

  private static Map<String, ?> invoice(String payload, String number) {
    return Map.of(
        "title", "Silk Road wallpapers",
        "description", "1 × Silk Road wallpapers",
        "payload", text("[\\w:.-]{1,128}", payload),
        "provider_token", "",
        "currency", "XTR",
        "prices", List.of(Map.of("label", text("[0-9A-Z-]{4,32}", number), "amount", 25)));
  }

  static Exchange stars(String payload, String number) {
    return ok(
        BOT, "for a link to pay with Stars", "createInvoiceLink", invoice(payload, number), link());
  }

  static Exchange monthly(String payload, String number) {
    Map<String, Object> parameters = new HashMap<>(invoice(payload, number));
    parameters.put("subscription_period", 2_592_000);
    return ok(BOT, "for a link to subscribe", "createInvoiceLink", parameters, link());
  }

  static Exchange money(String payload) {
    return ok(
        BOT,
        "for a link to pay with money, and say where to",
        "createInvoiceLink",
        Map.of(
            "title",
            "Blue bowl",
            "description",
            "2 × Blue bowl",
            "payload",
            text("[\\w:.-]{1,128}", payload),
            "provider_token",
            told("${provider}", PROVIDER),
            "currency",
            "UZS",
            "prices",
            List.of(Map.of("label", "2 × Blue bowl", "amount", 36_000_000)),
            "need_name",
            true,
            "need_phone_number",
            true,
            "need_shipping_address",
            true,
            "is_flexible",
            true),
        link());
  }

  private static Object link() {
    return text(LINK, "https://t.me/$slug");
  }

  private static final Map<String, ?> OF_PAYMENT =
      Map.of(
          "user_id",
          told("${buyer}", BUYER),
          "telegram_payment_charge_id",
          told("${charge}", CHARGE));

  static final Exchange REFUND =
      ok(PAID, "to give a payment back", "refundStarPayment", OF_PAYMENT, true);

  static final Exchange REFUND_AGAIN =
      no(
          "a payment that went back to its buyer",
          "to give a payment back once more",
          "refundStarPayment",
          OF_PAYMENT,
          400,
          "Bad Request: CHARGE_ALREADY_REFUNDED");

  static Map<String, ?> renewal(boolean cancelled) {
    Map<String, Object> parameters = new HashMap<>(OF_PAYMENT);
    parameters.put("is_canceled", cancelled);
    return parameters;
  }

  static final Exchange CANCEL =
      ok(
          "a subscription that runs",
          "to end a subscription",
          "editUserStarSubscription",
          renewal(true),
          true);

  static final Exchange CANCEL_NOTHING =
      no(
          PAID,
          "to end what is no subscription",
          "editUserStarSubscription",
          renewal(true),
          400,
          "Bad Request: SUBSCRIPTION_NOT_ACTIVE");

  private static final Map<String, ?> PAGE =
      Map.of("offset", told("${offset}", PASSED), "limit", 100);

  private static Map<String, ?> line(String side) {
    return Map.of(
        "transactions",
        some(
            Map.of(
                "id",
                own("${charge}", CHARGE),
                "amount",
                whole(25),
                "date",
                whole(1_795_370_000),
                side,
                Map.of(
                    "type",
                    "user",
                    "transaction_type",
                    "invoice_payment",
                    "user",
                    Map.of("id", own("${buyer}", BUYER)),
                    "invoice_payload",
                    type("zij:order")))));
  }

  static final Exchange PAYMENTS =
      ok(PAID, "for a payment in the list", "getStarTransactions", PAGE, line("source"));

  static final Exchange REFUNDS =
      ok(
          "a payment that went back to its buyer",
          "for a refund in the list",
          "getStarTransactions",
          PAGE,
          line("receiver"));

  static final Exchange BALANCE =
      ok(
          BOT,
          "how many Stars there are",
          "getMyStarBalance",
          Map.of(),
          Map.of("amount", whole(25)));

  static Exchange message(boolean known) {
    Map<String, ?> button = Map.of("text", "Open", "web_app", Map.of("url", ADDRESS + "/shop/"));
    Map<String, ?> parameters =
        Map.of(
            "chat_id",
            known ? told("${buyer}", BUYER) : 1,
            "text",
            "<b>Paid</b> &amp; delivered",
            "parse_mode",
            "HTML",
            "reply_markup",
            Map.of("inline_keyboard", List.of(List.of(button))));
    return known
        ? ok(PAID, "to tell a buyer", "sendMessage", parameters, Map.of("message_id", whole(9)))
        : no(
            BOT,
            "to tell somebody who never spoke to the bot",
            "sendMessage",
            parameters,
            400,
            "Bad Request: chat not found");
  }
}
