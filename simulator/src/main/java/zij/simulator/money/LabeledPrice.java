package zij.simulator.money;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a price (Bot API, LabeledPrice).
 *
 * @param amount in the currency's smallest units
 */
public record LabeledPrice(String label, long amount) {
  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("label", label).put("amount", amount);
  }
}
