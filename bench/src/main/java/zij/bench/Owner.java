package zij.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static zij.bench.Session.text;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's owner at the desk. For one thread. */
final class Owner implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpConnection server;
  private final String session;

  Owner(Shop shop) throws IOException {
    server = new HttpConnection(shop.server);
    try (HttpConnection telegram = new HttpConnection(shop.telegram)) {
      session = Session.open(Servers.OWNER, telegram, server).header();
    }
  }

  /** Puts a product on sale and answers the position from which on it is. */
  String sell(String product, String title) throws IOException {
    String listing =
        """
        {"product":"%s","emoji":"🍵","price":50,"good":"A code.",\
        "texts":{"en":{"title":"%s","body":"Green, 100 g."},\
        "ru":{"title":"%s","body":"Зелёный, 100 г."}}}\
        """
            .formatted(product, title, title);
    var _ = server.json("POST", "/api/desk/products", session, listing);
    return text(
        server.json("POST", "/api/desk/products/" + product + "/publish", session, ""), "position");
  }

  /** Counts the units of a product from now on. */
  void count(String product, int units) throws IOException {
    String path = "/api/desk/products/" + product + "/stock";
    var _ = server.json("PUT", path, session, "{\"units\":" + units + "}");
  }

  /** Takes a sheet of products in; returns when all of it is in the log. */
  void takeIn(String sheet) throws IOException, InterruptedException {
    String headers = session + "Content-Type: text/csv\r\n";
    String told = server.exchange("POST", "/api/desk/sheet", headers, sheet.getBytes(UTF_8)).text();
    JsonNode run = JSON.readTree(told).path("run");
    if (!run.has("id")) throw new IOException("the sheet was not taken: " + told);
    String path = "/api/desk/sheet/runs/" + run.path("id").asString();
    String state = "RUNNING";
    String last = "";
    while (state.equals("RUNNING")) {
      Thread.sleep(50);
      last = server.json("GET", path, session, "");
      state = text(last, "state");
    }
    boolean isWhole = state.equals("DONE") && JSON.readTree(last).path("refused").asInt(-1) == 0;
    if (!isWhole) throw new IOException("the sheet came to " + last);
  }

  /** A product as shoppers see it, at least as new as a position. */
  JsonNode product(String product, String position) throws IOException {
    String path = "/api/catalog/products/" + product + "?lang=en&position=" + position;
    return JSON.readTree(server.json("GET", path, "", ""));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
