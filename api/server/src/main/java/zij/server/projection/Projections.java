package zij.server.projection;

import java.util.List;
import java.util.Optional;
import zij.query.audit.EntryRows;
import zij.query.insights.InsightsRows;
import zij.query.order.OrderRows;
import zij.query.projection.Projection;
import zij.query.promotion.PromotionRows;

/** The projections that can be rebuilt. */
final class Projections {
  static final List<Projection<?>> ALL =
      List.of(new OrderRows(), new EntryRows(), new InsightsRows(), new PromotionRows());

  private Projections() {}

  static Optional<Projection<?>> named(String name) {
    return ALL.stream().<Projection<?>>map(it -> it).filter(p -> p.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Projection::name).toList();
  }
}
