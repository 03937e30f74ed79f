package zij.simulator.money;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invoice of money for something that is sent to an address; shipping comes on top.
 *
 * @param slug what stands after {@code https://t.me/$}
 * @param currency of ISO 4217
 */
public record MoneyInvoice(
    String slug,
    String title,
    String description,
    String payload,
    String currency,
    List<LabeledPrice> prices) {
  public MoneyInvoice {
    prices = List.copyOf(prices);
  }

  /** What all prices come to, without shipping. */
  public long amount() {
    return prices.stream().mapToLong(LabeledPrice::amount).sum();
  }

  /** The link that a mini app opens. */
  public String link() {
    return "https://t.me/$" + slug;
  }

  /** As the phone shows it. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("slug", slug)
            .put("title", title)
            .put("description", description)
            .put("currency", currency)
            .put("amount", amount());
    ArrayNode parts = json.putArray("prices");
    prices.forEach(price -> parts.add(price.json()));
    return json;
  }
}
