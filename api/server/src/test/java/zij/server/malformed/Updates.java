package zij.server.malformed;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Updates as Telegram sends them (Bot API 9), with the ids of nobody. */
final class Updates {
  private static final String USER =
      """
      {"id":5009000001,"is_bot":false,"first_name":"Nobody","language_code":"en"}\
      """;
  private static final String CHAT =
      """
      {"id":5009000001,"type":"private","first_name":"Nobody"}\
      """;

  private static final List<String> KINDS =
      List.of(
          """
          "message":{"message_id":7,"date":1790000000,"from":%1$s,"chat":%2$s,"text":"/start p_%3$s"}\
          """,
          """
          "message":{"message_id":8,"date":1790000000,"from":%1$s,"chat":%2$s,"text":"/orders",
            "entities":[{"type":"bot_command","offset":0,"length":7}]}\
          """,
          """
          "message":{"message_id":9,"date":1790000000,"from":%1$s,"chat":%2$s,
            "successful_payment":{"currency":"XTR","total_amount":25,"invoice_payload":"%3$s",
            "telegram_payment_charge_id":"stx%4$d","provider_payment_charge_id":""}}\
          """,
          """
          "message":{"message_id":9,"date":1790000000,"from":%1$s,"chat":%2$s,
            "refunded_payment":{"currency":"XTR","total_amount":25,"invoice_payload":"%3$s",
            "telegram_payment_charge_id":"stx%4$d"}}\
          """,
          """
          "pre_checkout_query":{"id":"77","from":%1$s,"currency":"XTR","total_amount":25,
            "invoice_payload":"%3$s"}\
          """,
          """
          "shipping_query":{"id":"78","from":%1$s,"invoice_payload":"%3$s","shipping_address":
            {"country_code":"UZ","state":"","city":"Tashkent","street_line1":"1","street_line2":"",
            "post_code":"100000"}}\
          """,
          """
          "callback_query":{"id":"79","from":%1$s,"chat_instance":"1","data":"language:ru",
            "message":{"message_id":7,"date":1790000000,"chat":%2$s,"text":"x"}}\
          """,
          """
          "my_chat_member":{"chat":{"id":-100123,"type":"channel","title":"x"},"from":%1$s,
            "date":1790000000,"old_chat_member":{"status":"left","user":%1$s},
            "new_chat_member":{"status":"administrator","user":%1$s}}\
          """,
          """
          "chat_join_request":{"chat":{"id":-100123,"type":"channel","title":"x"},"from":%1$s,
            "user_chat_id":5009000001,"date":1790000000}\
          """);

  private Updates() {}

  static JsonNode oneOf(Rubbish rubbish, List<String> right) {
    int id = 900_000_000 + rubbish.number(1_000_000);
    String text =
        "{\"update_id\":%d,%s}"
            .formatted(id, rubbish.oneOf(KINDS).formatted(USER, CHAT, rubbish.oneOf(right), id));
    return JsonMapper.shared().readTree(text);
  }
}
