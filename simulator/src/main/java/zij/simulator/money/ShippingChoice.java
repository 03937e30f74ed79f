package zij.simulator.money;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A way of sending that the bot offers (Bot API, ShippingOption). */
public record ShippingChoice(String id, String title, List<LabeledPrice> prices) {
  public ShippingChoice {
    prices = List.copyOf(prices);
  }

  long amount() {
    return prices.stream().mapToLong(LabeledPrice::amount).sum();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("title", title);
    ArrayNode parts = json.putArray("prices");
    prices.forEach(price -> parts.add(price.json()));
    return json;
  }
}
