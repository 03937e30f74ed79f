package zij.ledger.log;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revision 1 called the amount a sum. */
final class Renaming extends SingleEventUpcaster {
  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return event.getType().equals(new SimpleSerializedType("counter.added", "1"));
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        new SimpleSerializedType("counter.added", "2"), JsonNode.class, Renaming::rename);
  }

  private static JsonNode rename(JsonNode json) {
    var object = (ObjectNode) json;
    object.set("amount", object.remove("sum"));
    return object;
  }
}
