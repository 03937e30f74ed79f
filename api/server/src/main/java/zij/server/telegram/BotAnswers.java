package zij.server.telegram;

import java.util.List;
import java.util.Map;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.parcel.ShippingQuote;
import zij.server.Messages;

/** Answers to payment queries, which travel in the webhook's response (Bot API, Payments). */
final class BotAnswers {
  private BotAnswers() {}

  /** The payment may go on. */
  static Map<String, ?> checkout(String query) {
    return Map.of("method", "answerPreCheckoutQuery", "pre_checkout_query_id", query, "ok", true);
  }

  /** It may not; the buyer reads why. */
  static Map<String, ?> noCheckout(String query, Language language, Refusal refusal) {
    return Map.of(
        "method",
        "answerPreCheckoutQuery",
        "pre_checkout_query_id",
        query,
        "ok",
        false,
        "error_message",
        Messages.text(language, refusal.messageKey()));
  }

  /** So it can be sent; the buyer chooses. */
  static Map<String, ?> shipping(String query, ShippingQuote quote) {
    List<Map<String, ?>> options =
        quote.options().stream()
            .<Map<String, ?>>map(option -> {
              String title = option.title(quote.language());
              var price = Map.of("label", title, "amount", option.price().amount());
              return Map.of("id", option.id().value(), "title", title, "prices", List.of(price));
            })
            .toList();
    return Map.of(
        "method",
        "answerShippingQuery",
        "shipping_query_id",
        query,
        "ok",
        true,
        "shipping_options",
        options);
  }

  /** It cannot be sent there; the buyer reads why. */
  static Map<String, ?> noShipping(String query, Language language, Refusal refusal) {
    return Map.of(
        "method",
        "answerShippingQuery",
        "shipping_query_id",
        query,
        "ok",
        false,
        "error_message",
        Messages.text(language, refusal.messageKey()));
  }
}
