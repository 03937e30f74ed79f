package zij.query.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products run out, those first that do so soonest. What each figure means is said here and
 * in docs/insights.md.
 *
 * @param days over how many days of UTC the pace was taken, the present one among them
 * @param more whether there are more than are listed
 */
public record StockPace(int days, List<OfProduct> products, boolean more) {

  /**
   * A product on sale whose stock is kept.
   *
   * @param free units that others can have
   * @param lowWater with so many free units, or fewer, it runs out
   * @param sold units in these days
   * @param daysLeft how long the free units last at that pace; 0 when there are none, null if none
   *     was sold
   */
  public record OfProduct(
      String product,
      String title,
      String emoji,
      StockLevel.Kind kind,
      int free,
      int lowWater,
      long sold,
      @Nullable Double daysLeft) {}
}
