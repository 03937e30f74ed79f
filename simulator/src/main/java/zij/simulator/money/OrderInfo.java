package zij.simulator.money;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a buyer fills in (Bot API, OrderInfo and ShippingAddress). */
public record OrderInfo(
    String name,
    String phone,
    String country,
    String state,
    String city,
    String street1,
    String street2,
    String postCode) {
  private static final int MAX = 255;

  /** As the phone sends it. */
  public static OrderInfo of(JsonNode form) {
    return new OrderInfo(
        text(form, "name"),
        text(form, "phone"),
        text(form, "country"),
        text(form, "state"),
        text(form, "city"),
        text(form, "street1"),
        text(form, "street2"),
        text(form, "postCode"));
  }

  /** What Telegram complains of first (errors of payments.validateRequestedInfo). */
  Optional<String> trouble() {
    if (name.isEmpty() || name.length() > MAX) return Optional.of("REQ_INFO_NAME_INVALID");
    if (!phone.matches("\\+?[0-9]{7,15}")) return Optional.of("REQ_INFO_PHONE_INVALID");
    if (!country.matches("[A-Z]{2}")) return Optional.of("ADDRESS_COUNTRY_INVALID");
    if (state.length() > MAX) return Optional.of("ADDRESS_STATE_INVALID");
    if (city.isEmpty() || city.length() > MAX) return Optional.of("ADDRESS_CITY_INVALID");
    if (street1.isEmpty() || street1.length() > MAX || street2.length() > MAX) {
      return Optional.of("ADDRESS_STREET_LINE1_INVALID");
    }
    return postCode.isEmpty() || postCode.length() > 32
        ? Optional.of("ADDRESS_POSTCODE_INVALID")
        : Optional.empty();
  }

  ObjectNode address() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("country_code", country)
        .put("state", state)
        .put("city", city)
        .put("street_line1", street1)
        .put("street_line2", street2)
        .put("post_code", postCode);
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("name", name).put("phone_number", phone);
    json.set("shipping_address", address());
    return json;
  }

  private static String text(JsonNode form, String field) {
    return form.path(field).asString("").strip();
  }
}
