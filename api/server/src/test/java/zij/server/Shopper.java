package zij.server;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.role.Role;
import zij.server.terms.Terms;

/** Somebody with a phone, signed in. */
public record Shopper(RunningServer server, long id, String token) {
  /** A product of the sample catalogue and its price. */
  public static final String WALLPAPERS = "silk-road-wallpapers";

  public static final long WALLPAPERS_PRICE = 25;

  static Shopper signIn(RunningServer server, long id) {
    return signIn(server, id, server.launch(id));
  }

  /** Signs a person in with what their mini app was launched with. */
  public static Shopper signIn(RunningServer server, long id, String initData) {
    String body = JsonMapper.shared().writeValueAsString(Map.of("initData", initData));
    Answer session = server.post("/api/auth/telegram", body);
    if (session.status() != 200) throw new AssertionError("no session: " + session.text());
    return new Shopper(server, id, session.json().path("token").asString());
  }

  /** A new person whom the owner gave this role, and nothing else; signed in before that. */
  public static Shopper withRole(RunningServer server, Role role) {
    Shopper person = server.shopper();
    String body =
        "{\"person\":%d,\"role\":\"%s\",\"why\":\"A test.\"}".formatted(person.id(), role.code());
    Answer granted = server.owner().post("/api/desk/staff", body);
    if (granted.status() != 200) throw new AssertionError(granted.text());
    return person;
  }

  /** An order's body with one line, of somebody who agrees to the terms. */
  public static String wanted(String product, Object quantity, Object price) {
    return "{\"lines\":[{\"product\":\"%s\",\"quantity\":%s,\"price\":%s}],\"language\":\"en\",%s}"
        .formatted(product, quantity, price, agreed());
  }

  /**
   * The member of an order's body that says yes to the terms of a shop that has none of its own.
   */
  public static String agreed() {
    return "\"consent\":{\"terms\":\"%s\",\"language\":\"en\"}".formatted(Terms.sample().version());
  }

  /** A request in this person's name. */
  public HttpRequest.Builder request(String path) {
    return server.request(path).header("Authorization", "Bearer " + token);
  }

  public Answer get(String path) {
    return RunningServer.send(request(path));
  }

  public Answer post(String path, String json) {
    return RunningServer.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public Answer put(String path, String json) {
    return RunningServer.send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  public Answer delete(String path) {
    return RunningServer.send(request(path).DELETE());
  }

  /** Places an order under a key. */
  public Answer place(String key, String body) {
    return RunningServer.send(
        request("/api/orders")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Places an order of one set of wallpapers; answers its id. */
  public String order() {
    String key = UUID.randomUUID().toString();
    Answer placed = place(key, wanted(WALLPAPERS, 1, WALLPAPERS_PRICE));
    if (placed.status() != 201) throw new AssertionError(placed.text());
    return placed.json().path("orderId").asString();
  }

  /** The link of an order's invoice. */
  public String invoice(String order) {
    Answer invoice = post("/api/orders/" + order + "/invoice", "");
    if (invoice.status() != 200) throw new AssertionError(invoice.text());
    return invoice.json().path("link").asString();
  }

  /** Pays a link with an outcome, as a hand on the phone does. */
  public JsonNode pay(String link, String outcome) {
    String slug = link.substring(link.indexOf('$') + 1);
    return server.phone("users/" + id + "/pay", Map.of("slug", slug, "outcome", outcome));
  }

  /** Orders, pays and waits for the goods; answers the order's id. */
  public String buy() {
    String order = order();
    JsonNode paid = pay(invoice(order), "paid");
    if (!paid.path("status").asString("").equals("paid")) throw new AssertionError(paid.toString());
    awaitStatus(order, "delivered");
    return order;
  }

  /** The order as the shop shows it. */
  public JsonNode see(String order) {
    return get("/api/orders/" + order).json();
  }

  /** Waits until the shop shows this status. */
  public void awaitStatus(String order, String status) {
    Eventually.holds(() -> see(order).path("status").asString("").equals(status));
  }

  /** What Stars are left. */
  public long stars() {
    return server.look("users/" + id).path("stars").asLong(-1);
  }
}
