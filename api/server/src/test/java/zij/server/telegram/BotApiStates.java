package zij.server.telegram;

import java.util.HashMap;
import java.util.Map;
import zij.language.Currency;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.ZijProperties;
import zij.server.contract.ProviderStates;
import zij.server.subscription.Subscribers;

/** How Telegram's stand-in has to stand before it is asked: with what a server did there. */
final class BotApiStates {
  private final RunningServer server;

  BotApiStates(RunningServer server) {
    this.server = server;
  }

  Map<String, ProviderStates.State> all() {
    return Map.of(
        "a bot", this::bot,
        "a bot that has asked too often", this::flooded,
        "a payment of a buyer", this::payment,
        "a payment that went back to its buyer", this::refund,
        "a subscription that runs", this::subscription);
  }

  private Map<String, Object> bot() {
    ZijProperties settings = server.part(ZijProperties.class);
    Map<String, Object> values = new HashMap<>();
    values.put("token", server.botToken());
    values.put("address", String.valueOf(settings.publicUrl()));
    values.put("secret", RunningServer.WEBHOOK_SECRET);
    values.put("provider", server.part(ProviderTokens.class).token(Currency.UZS));
    return values;
  }

  private Map<String, Object> flooded() {
    var _ =
        server.phone(
            "faults", Map.of("kind", "flood", "method", "getMe", "times", 1, "retryAfter", 1));
    return bot();
  }

  private Map<String, Object> payment() {
    Shopper buyer = server.shopper();
    long listed = listed();
    return paid(buyer, buyer.see(buyer.buy()).path("charge").asString(), listed);
  }

  private Map<String, Object> refund() {
    Map<String, Object> values = payment();
    long listed = listed();
    var _ =
        server.bot(
            "refundStarPayment",
            Map.of(
                "user_id", values.get("buyer"),
                "telegram_payment_charge_id", values.get("charge")));
    values.put("offset", listed);
    return values;
  }

  private Map<String, Object> subscription() {
    Shopper buyer = server.shopper();
    String order = Subscribers.of(server, 100).subscribe(buyer);
    return paid(buyer, buyer.see(order).path("charge").asString(), listed());
  }

  private Map<String, Object> paid(Shopper buyer, String charge, long offset) {
    Map<String, Object> values = bot();
    values.put("buyer", buyer.id());
    values.put("charge", charge);
    values.put("offset", offset);
    return values;
  }

  /** How many transactions Telegram's list has. */
  private long listed() {
    long offset = 0;
    while (true) {
      int page =
          server
              .bot("getStarTransactions", Map.of("offset", offset, "limit", 100))
              .path("transactions")
              .size();
      offset += page;
      if (page < 100) return offset;
    }
  }
}
