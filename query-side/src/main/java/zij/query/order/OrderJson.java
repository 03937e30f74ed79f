package zij.query.order;

import java.util.ArrayList;
import java.util.List;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Picture;

/** The parts of an order's row that are kept as JSON. */
final class OrderJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static final JSONB NONE = JSONB.valueOf("[]");

  private OrderJson() {}

  static JSONB lines(List<OrderLine> lines) {
    return write(lines);
  }

  static List<OrderLine> lines(JSONB json) {
    return List.of(JSON.readValue(json.data(), OrderLine[].class));
  }

  static JSONB goods(List<DeliveredGood> goods) {
    return write(goods.stream().map(DeliveredItem::of).toList());
  }

  static List<DeliveredItem> goods(JSONB json) {
    return List.of(JSON.readValue(json.data(), DeliveredItem[].class));
  }

  static JSONB message(Sealed message) {
    return write(message);
  }

  static Sealed message(JSONB json) {
    return JSON.readValue(json.data(), Sealed.class);
  }

  static @Nullable Picture picture(@Nullable JSONB json) {
    return json == null ? null : JSON.readValue(json.data(), Picture.class);
  }

  static List<Surplus> surplus(JSONB json) {
    return List.of(JSON.readValue(json.data(), Surplus[].class));
  }

  static JSONB withSurplus(JSONB json, Payment payment) {
    List<Surplus> all = new ArrayList<>(surplus(json));
    all.add(new Surplus(payment.charge().value(), payment.amount().amount(), false));
    return write(all);
  }

  static JSONB withRefunded(JSONB json, ChargeId charge) {
    return write(
        surplus(json).stream()
            .map(s ->
                s.charge().equals(charge.value()) ? new Surplus(s.charge(), s.amount(), true) : s)
            .toList());
  }

  private static JSONB write(Object value) {
    return JSONB.valueOf(JSON.writeValueAsString(value));
  }
}
