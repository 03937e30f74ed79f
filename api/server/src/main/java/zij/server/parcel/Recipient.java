package zij.server.parcel;

import tools.jackson.databind.JsonNode;

/**
 * Where a parcel goes (Bot API, OrderInfo and ShippingAddress); what the buyer left out is empty.
 *
 * @param country two letters (ISO 3166-1 alpha-2)
 */
record Recipient(
    String name,
    String phone,
    String country,
    String state,
    String city,
    String street1,
    String street2,
    String postCode) {

  /** As a {@code successful_payment} names it. */
  static Recipient of(JsonNode payment) {
    JsonNode info = payment.path("order_info");
    JsonNode address = info.path("shipping_address");
    return new Recipient(
        info.path("name").asString(""),
        info.path("phone_number").asString(""),
        address.path("country_code").asString(""),
        address.path("state").asString(""),
        address.path("city").asString(""),
        address.path("street_line1").asString(""),
        address.path("street_line2").asString(""),
        address.path("post_code").asString(""));
  }
}
