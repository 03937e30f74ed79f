package zij.server.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.parcel.PostShop;
import zij.server.subscription.Subscribers;

/** How a server has to stand before Telegram brings it something, and what has to come of that. */
final class UpdateStates {
  private static final AtomicLong UPDATES = new AtomicLong(910_000_000L);

  private final RunningServer server;
  private final List<Runnable> expectations = new ArrayList<>();

  UpdateStates(RunningServer server) {
    this.server = server;
  }

  Map<String, ProviderStates.State> all() {
    return Map.of(
        "an order whose invoice is open", this::open,
        "an order that was cancelled while its invoice was open", this::cancelled,
        "a parcel whose invoice is open", this::parcel,
        "a payment that Telegram was allowed", this::allowed,
        "a first payment that Telegram was allowed", this::firstMonth,
        "a subscription that runs", this::subscription,
        "an order that is paid and delivered", this::delivered);
  }

  /** Fails unless what was brought has changed the server as it means. */
  void haveCome() {
    expectations.forEach(Runnable::run);
  }

  private Map<String, Object> open() {
    Shopper buyer = server.shopper();
    return values(buyer, buyer.invoice(buyer.order()));
  }

  private Map<String, Object> cancelled() {
    Shopper buyer = server.shopper();
    String order = buyer.order();
    Map<String, Object> values = values(buyer, buyer.invoice(order));
    check(buyer.post("/api/orders/" + order + "/cancel", ""), 200);
    return values;
  }

  private Map<String, Object> allowed() {
    Shopper buyer = server.shopper();
    String order = buyer.order();
    Map<String, Object> values = approved(buyer, buyer.invoice(order), Shopper.WALLPAPERS_PRICE);
    expectations.add(() -> buyer.awaitStatus(order, "delivered"));
    return values;
  }

  private Map<String, Object> firstMonth() {
    Shopper buyer = server.shopper();
    var club = Subscribers.of(server, UpdateExchanges.PRICE);
    String order = club.order(buyer);
    Map<String, Object> values = approved(buyer, buyer.invoice(order), UpdateExchanges.PRICE);
    values.put("until", now() + UpdateExchanges.MONTH);
    expectations.add(() ->
        Eventually.holds(
            () -> buyer.see(order).at("/subscription/state").asString("").equals("active")));
    return values;
  }

  /** Of renewal and cancellation alike: one of them has to show. */
  private Map<String, Object> subscription() {
    Shopper buyer = server.shopper();
    var club = Subscribers.of(server, UpdateExchanges.PRICE);
    String order = club.order(buyer);
    String link = buyer.invoice(order);
    if (!buyer.pay(link, "paid").path("status").asString("").equals("paid")) {
      throw new AssertionError("not paid");
    }
    Eventually.holds(
        () -> buyer.see(order).at("/subscription/state").asString("").equals("active"));
    Map<String, Object> values = values(buyer, link);
    values.put("until", now() + 2L * UpdateExchanges.MONTH);
    expectations.add(() ->
        Eventually.holds(() -> {
          JsonNode now = buyer.see(order).path("subscription");
          return now.path("renewals").asInt(0) == 1
              || now.path("state").asString("").equals("cancelled");
        }));
    return values;
  }

  private Map<String, Object> delivered() {
    Shopper buyer = server.shopper();
    String order = buyer.order();
    String link = buyer.invoice(order);
    var _ = buyer.pay(link, "paid");
    buyer.awaitStatus(order, "delivered");
    Map<String, Object> values = values(buyer, link);
    values.put("charge", buyer.see(order).path("charge").asString());
    expectations.add(() -> buyer.awaitStatus(order, "refunded"));
    return values;
  }

  private Map<String, Object> parcel() {
    PostShop shop = PostShop.open(server);
    String slug = shop.slug(shop.order());
    String asked = server.botApi().calls("createInvoiceLink").getLast().body();
    String payload = JsonMapper.shared().readTree(asked).path("payload").asString("");
    if (slug.isEmpty() || !asked.contains("UZS")) throw new AssertionError(asked);
    return values(shop.buyer(), Map.of("payload", payload));
  }

  private Map<String, Object> approved(Shopper buyer, String link, long amount) {
    Map<String, Object> values = values(buyer, link);
    String payload = String.valueOf(values.get("payload"));
    check(server.webhook(Updates.preCheckout(buyer.id(), "1", payload, amount)), 200);
    return values;
  }

  private Map<String, Object> values(Shopper buyer, String link) {
    return values(buyer, Map.of("payload", Updates.payload(server, link)));
  }

  private static Map<String, Object> values(Shopper buyer, Map<String, ?> payload) {
    Map<String, Object> values = new HashMap<>(payload);
    values.put("secret", RunningServer.WEBHOOK_SECRET);
    values.put("update", UPDATES.incrementAndGet());
    values.put("now", now());
    values.put("buyer", buyer.id());
    values.put("charge", "contract-" + UUID.randomUUID());
    return values;
  }

  private static long now() {
    return java.time.Instant.now().getEpochSecond();
  }

  private static void check(Answer answer, int status) {
    if (answer.status() != status) throw new AssertionError(answer.text());
  }
}
