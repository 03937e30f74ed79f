package zij.query.insights;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.query.promotion.PromotionUses;

/**
 * What promotions cost and brought, of the orders that were placed within the period, as it is
 * known now; those that brought most first.
 *
 * @param more whether there are more than are listed
 */
public record PromotionYield(Basis basis, List<OfOne> promotions, boolean more) {

  /**
   * One promotion's.
   *
   * @param code null of one that needs none
   * @param averageDiscount share of the full price that came off what was bought; null if nothing
   *     was
   */
  public record OfOne(
      UUID promotion,
      @Nullable String code,
      String name,
      PromotionUses uses,
      @Nullable Double averageDiscount) {}
}
