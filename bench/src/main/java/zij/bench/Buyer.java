package zij.bench;

import static zij.bench.Session.text;

import java.io.IOException;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * A person with a phone: signed in once, listening to the server's stream, and buying. A purchase
 * is over when the stream tells that the order is delivered, which the server says only of what is
 * durable. For one thread.
 */
final class Buyer implements Callable<Void>, AutoCloseable {
  private final long user;
  private final HttpConnection server;
  private final HttpConnection telegram;
  private final EventStream stream;
  private final String session;
  private final String wanted;
  private long purchases;

  /** Creates the person at Telegram and signs in. */
  Buyer(Shop shop, JsonNode product) throws IOException {
    telegram = new HttpConnection(shop.telegram);
    server = new HttpConnection(shop.server);
    Session signedIn = Session.open(telegram, server);
    user = signedIn.user();
    session = signedIn.header();
    stream = new HttpConnection(shop.server).stream("/api/stream", session);
    wanted = shop.wanted(product);
  }

  /** One whole purchase: order, invoice, pre-checkout, payment, delivered. */
  @Override
  public Void call() throws IOException {
    purchases++;
    String key = "Idempotency-Key: purchase-" + purchases + "\r\n";
    String order = text(server.json("POST", "/api/orders", session + key, wanted), "orderId");
    String link =
        text(server.json("POST", "/api/orders/" + order + "/invoice", session, ""), "link");
    String slug = link.substring(Math.max(link.lastIndexOf('/'), link.lastIndexOf('$')) + 1);
    String paid =
        telegram.json(
            "POST",
            "/simulator/api/users/" + user + "/pay",
            "",
            "{\"slug\":\"" + slug + "\",\"outcome\":\"paid\"}");
    if (!text(paid, "status").equals("paid")) throw new IOException("not paid: " + paid);
    stream.await(order, "\"delivered\"");
    return null;
  }

  /** How many purchases were begun; all were brought to their end unless one failed. */
  long purchases() {
    return purchases;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    server.close();
    telegram.close();
  }
}
