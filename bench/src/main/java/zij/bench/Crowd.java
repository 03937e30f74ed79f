package zij.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Buyers of one shop. */
final class Crowd implements AutoCloseable {
  final List<Buyer> buyers = new ArrayList<>();

  Crowd(Shop shop, int count) throws IOException {
    List<JsonNode> products = shop.products();
    for (int i = 0; i < count; i++) {
      buyers.add(new Buyer(shop, products.get(i % products.size())));
    }
  }

  @Override
  public void close() throws IOException {
    for (Buyer buyer : buyers) buyer.close();
  }
}
