package zij.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A product whose owner counts it: 25 Stars each. */
public record Counter(RunningServer server, Shopper owner, String product) {
  public static final long PRICE = 25;

  /** Lists a product and puts it on sale; nobody counts it yet. */
  public static Counter open(RunningServer server) {
    Counter counter =
        new Counter(server, server.owner(), "counted-" + UUID.randomUUID().toString());
    String listing =
        """
        {"product":"%s","emoji":"🎟️","texts":{"en":{"title":"A seat","body":""}},"price":25,\
        "good":"Come at seven."}\
        """
            .formatted(counter.product);
    assertThat(counter.owner.post("/api/desk/products", listing).status()).isEqualTo(201);
    String publish = "/api/desk/products/" + counter.product + "/publish";
    assertThat(counter.owner.post(publish, "").status()).isEqualTo(200);
    return counter;
  }

  /** The same with so many units. */
  public Counter with(int units) {
    assertThat(owner.put(path(""), "{\"units\":" + units + "}").status()).isEqualTo(200);
    return this;
  }

  /** The same with a pool of keys, one per line. */
  public Counter withKeys(String lines) {
    Answer added = keys(lines, "");
    if (added.status() != 200) throw new AssertionError(added.text());
    return this;
  }

  /** Hands in a list of keys. */
  public Answer keys(String lines, String query) {
    return RunningServer.send(
        owner
            .request(path("/keys") + query)
            .header("Content-Type", "text/plain;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(lines)));
  }

  /** An address of the desk about this stock. */
  public String path(String rest) {
    return "/api/desk/products/" + product + "/stock" + rest;
  }

  /** What the desk says of the stock, at least as new as the log is now. */
  public JsonNode level() {
    Answer level = owner.get(path("?position=" + (server.logSize() - 1)));
    if (level.status() != 200) throw new AssertionError(level.text());
    return level.json();
  }

  /** An order of some units; answers its id. */
  public String order(Shopper buyer, int units) {
    Answer placed =
        buyer.place(UUID.randomUUID().toString(), Shopper.wanted(product, units, PRICE));
    if (placed.status() != 201) throw new AssertionError(placed.text());
    return placed.json().path("orderId").asString();
  }

  /** Takes the product off sale, so that it is in nobody's way. */
  public void close() {
    String withdraw = "/api/desk/products/" + product + "/withdraw";
    assertThat(owner.post(withdraw, "").status()).isEqualTo(200);
  }
}
