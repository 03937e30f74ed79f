package zij.query.insights;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures step by step.
 *
 * @param points without a gap, the earliest first; the first and the last week may be cut by the
 *     period
 * @param previous the points of as many days right before, if that was asked for; there may be one
 *     more or less of them where clocks were changed
 */
public record Series(Basis basis, Step step, List<Point> points, @Nullable List<Point> previous) {

  /** How long a step is, by the clocks of the zone. Weeks begin on Monday (ISO 8601). */
  public enum Step {
    HOUR,
    DAY,
    WEEK
  }

  /** The figures of one step, defined as in {@link Figures}. */
  public record Point(
      Instant start,
      Instant end,
      long revenue,
      long netRevenue,
      long ordersPlaced,
      long ordersPaid,
      long payingBuyers,
      long newBuyers,
      long refunds,
      long chargeBacks,
      long failures) {}
}
