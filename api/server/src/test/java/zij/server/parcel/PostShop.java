package zij.server.parcel;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.Shopper;

/** A bowl of its own for 180,000 so'm, brought for 25,000 within the country, and who buys it. */
public record PostShop(RunningServer server, String bowl, Shopper buyer) {
  static final long PRICE = 18_000_000;
  static final long COURIER = 2_500_000;
  static final String STREET = "Registon ko'chasi 1-" + UUID.randomUUID();

  /** The same ways whoever sets them: the shop is shared. */
  private static final String SHIPPING =
      """
      {"options":[
        {"id":"courier","titles":{"en":"Courier","ru":"Курьер"},
         "price":{"currency":"UZS","amount":2500000},"countries":["UZ"]},
        {"id":"post","titles":{"en":"Post"},
         "price":{"currency":"UZS","amount":0},"countries":["UZ","KZ"]}]}
      """;

  public static PostShop open(RunningServer server) {
    String bowl = "bowl-" + UUID.randomUUID().toString().substring(0, 8);
    Shopper owner = server.owner();
    check(owner.put("/api/desk/shipping", SHIPPING), 200);
    check(owner.post("/api/desk/articles", article(bowl, "UZS", PRICE)), 201);
    check(owner.post("/api/desk/articles/" + bowl + "/publish", ""), 200);
    return new PostShop(server, bowl, server.shopper());
  }

  static String article(String id, String currency, long price) {
    return """
    {"article":"%s","emoji":"🥣","texts":{"en":{"title":"Blue bowl","body":"From Rishtan."}},
     "price":{"currency":"%s","amount":%d}}
    """
        .formatted(id, currency, price);
  }

  /** Orders so many bowls; answers what the server says. */
  Answer place(int quantity, long price) {
    String body =
        """
        {"lines":[{"article":"%s","quantity":%d,"price":{"currency":"UZS","amount":%d}}],%s}
        """
            .formatted(bowl, quantity, price, Shopper.agreed());
    return RunningServer.send(
        buyer
            .request("/api/parcels")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Orders two bowls; answers the parcel's id. */
  public String order() {
    return check(place(2, PRICE), 201).json().path("parcel").asString();
  }

  /** The slug of a parcel's invoice. */
  public String slug(String parcel) {
    String link =
        check(buyer.post("/api/parcels/" + parcel + "/invoice", ""), 200)
            .json()
            .path("link")
            .asString();
    return link.substring(link.indexOf('$') + 1);
  }

  /** Fills in an address, and says what came of it. */
  public JsonNode address(String slug, String country) {
    Map<String, String> info =
        Map.of(
            "name", "Dilnoza",
            "phone", "+998901234567",
            "country", country,
            "city", "Samarqand",
            "street1", STREET,
            "postCode", "140100");
    return server.phone("users/" + buyer.id() + "/address", Map.of("slug", slug, "info", info));
  }

  /** Pays with one of the ways that were offered. */
  public JsonNode pay(String slug, JsonNode offered, String option) {
    return server.phone(
        "users/" + buyer.id() + "/money",
        Map.of(
            "slug",
            slug,
            "requestedInfo",
            offered.path("requestedInfo").asString(""),
            "option",
            option));
  }

  static Answer check(Answer answer, int status) {
    if (answer.status() != status) throw new AssertionError(answer.text());
    return answer;
  }
}
