package zij.server.subscription;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;

/** A product that is paid every 30 days, and what people do with it. */
public record Subscribers(RunningServer server, String product, long price) {

  /** Lists a new one and puts it on sale. */
  public static Subscribers of(RunningServer server, long price) {
    String product = "club-" + UUID.randomUUID();
    Shopper owner = server.owner();
    Answer listed =
        owner.post(
            "/api/desk/products",
            """
            {"product":"%s","emoji":"🔭","texts":{"en":{"title":"Star club","body":"Monthly."}},
             "price":%d,"good":"https://example.org/club","selling":"monthly"}
            """
                .formatted(product, price));
    if (listed.status() != 201) throw new AssertionError(listed.text());
    var _ = owner.post("/api/desk/products/" + product + "/publish", "");
    Eventually.holds(
        () -> server.get("/api/catalog/products/" + product).json().path("available").asBoolean());
    return new Subscribers(server, product, price);
  }

  /** Orders it; answers the order's id. */
  public String order(Shopper shopper) {
    Answer placed = shopper.place(UUID.randomUUID().toString(), Shopper.wanted(product, 1, price));
    if (placed.status() != 201) throw new AssertionError(placed.text());
    return placed.json().path("orderId").asString();
  }

  /** Subscribes and waits for the good; answers the order's id. */
  public String subscribe(Shopper shopper) {
    return subscribe(shopper, 0);
  }

  /** The same with a period that lasts so many seconds; 0 for 30 days. */
  public String subscribe(Shopper shopper, int monthSeconds) {
    String order = order(shopper);
    pay(shopper, order, monthSeconds);
    shopper.awaitStatus(order, "delivered");
    awaitState(shopper, order, "active");
    return order;
  }

  public void pay(Shopper shopper, String order, int monthSeconds) {
    String link = shopper.invoice(order);
    String slug = link.substring(link.indexOf('$') + 1);
    JsonNode paid =
        server.phone(
            "users/" + shopper.id() + "/pay",
            Map.of("slug", slug, "outcome", "paid", "monthSeconds", monthSeconds));
    if (!paid.path("status").asString("").equals("paid")) throw new AssertionError(paid.toString());
  }

  /** What the shop shows of it. */
  static JsonNode see(Shopper shopper, String order) {
    return shopper.see(order).path("subscription");
  }

  public static void awaitState(Shopper shopper, String order, String state) {
    Eventually.holds(() -> see(shopper, order).path("state").asString("").equals(state));
  }

  static void awaitRenewals(Shopper shopper, String order, int renewals) {
    Eventually.holds(() -> see(shopper, order).path("renewals").asInt(-1) == renewals);
  }

  /** The one in Telegram's own list of somebody's subscriptions that is paid for longest. */
  JsonNode inTelegram(Shopper shopper) {
    JsonNode all = server.look("users/" + shopper.id() + "/subscriptions");
    return all.path(all.size() - 1);
  }

  /** Lets time pass to the next payment. */
  void pass(Shopper shopper) {
    String charge = inTelegram(shopper).path("charge").asString();
    var _ = server.phone("subscriptions/" + charge + "/pass", Map.of());
  }

  /** Cancels in Telegram's settings, or takes that back. */
  public void cancelInTelegram(Shopper shopper, boolean cancelled) {
    String charge = inTelegram(shopper).path("charge").asString();
    var _ =
        server.phone(
            "users/" + shopper.id() + "/subscriptions",
            Map.of("charge", charge, "cancelled", cancelled));
  }

  /** What happened to an order's subscription. */
  List<String> types(String order) {
    return server.texts(
        "select type from ledger.event where aggregate_id = ? order by sequence",
        "subscription:" + order);
  }
}
