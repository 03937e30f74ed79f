package zij.server;

import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Updates as Telegram words them (Bot API, type Update), for when the simulator would not. */
public final class Updates {
  private static final AtomicLong IDS = new AtomicLong(900_000_000L);

  private Updates() {}

  /** The payload of the invoice behind a link. */
  public static String payload(RunningServer server, String link) {
    String slug = link.substring(link.indexOf('$') + 1);
    return server.look("invoices/" + slug).path("payload").asString();
  }

  /** May this payment go on? */
  public static String preCheckout(long from, String query, String payload, long amount) {
    return """
    {"update_id":%d,"pre_checkout_query":{"id":"%s","from":{"id":%d,"is_bot":false,\
    "first_name":"B"},"currency":"XTR","total_amount":%d,"invoice_payload":"%s"}}\
    """
        .formatted(IDS.incrementAndGet(), query, from, amount, payload);
  }

  /** A payment was made. */
  public static String payment(long from, String charge, String payload, long amount) {
    return """
    {"update_id":%d,"message":{"message_id":1,"date":1,"from":{"id":%d,"is_bot":false,\
    "first_name":"B"},"chat":{"id":%d,"type":"private"},"successful_payment":\
    {"currency":"XTR","total_amount":%d,"invoice_payload":"%s",\
    "telegram_payment_charge_id":"%s","provider_payment_charge_id":"p"}}}\
    """
        .formatted(IDS.incrementAndGet(), from, from, amount, payload, charge);
  }

  /** A payment was given back. */
  public static String refund(long from, String charge, String payload, long amount) {
    return payment(from, charge, payload, amount)
        .replace("\"successful_payment\"", "\"refunded_payment\"");
  }

  /** The order that a payment of ours is for. */
  public static String order(String payment) {
    JsonNode paid =
        JsonMapper.shared().readTree(payment).path("message").path("successful_payment");
    return paid.path("invoice_payload").asString().split(":", -1)[1];
  }
}
