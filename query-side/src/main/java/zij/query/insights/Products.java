package zij.query.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How products sell, beside as many days right before.
 *
 * @param more whether there are products that the list had no room for
 */
public record Products(Basis basis, Sort sort, List<ProductFigures> products, boolean more) {

  /** What stands first. */
  public enum Sort {
    /** The highest net revenue. */
    TOP,
    /** The greatest gain of net revenue; only products that gained. */
    RISING,
    /** The greatest loss of net revenue; only products that lost. */
    FALLING
  }

  /**
   * One product; defined as in {@link Figures}.
   *
   * @param title in the language of the asker; the id if nobody ever described it
   * @param change net revenue less that of the period before, in Stars
   * @param changeRate that by the net revenue of the period before; null if that was not above zero
   */
  public record ProductFigures(
      String product,
      String title,
      String emoji,
      long revenue,
      long netRevenue,
      long ordersPaid,
      long units,
      long refunds,
      long chargeBacks,
      long netRevenueBefore,
      long ordersPaidBefore,
      long change,
      @Nullable Double changeRate) {}
}
