package zij.query.insights;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the orders that were placed within the period, as it is known now.
 *
 * @param reasons all of them, the most frequent first
 * @param previous of as many days right before, if that was asked for
 */
public record Abandonment(
    Basis basis, Outcome outcome, List<Abandoned> reasons, @Nullable EarlierAbandonment previous) {

  /**
   * How many became what.
   *
   * @param ordersPlaced all of them
   * @param ordersConverted paid, whatever happened then
   * @param ordersAbandoned cancelled or lapsed
   * @param ordersOpen neither yet
   * @param starsAbandoned what the abandoned ones would have brought
   * @param abandonmentRate abandoned by placed; null if none was placed
   */
  public record Outcome(
      long ordersPlaced,
      long ordersConverted,
      long ordersAbandoned,
      long ordersOpen,
      long starsAbandoned,
      @Nullable Double abandonmentRate) {}

  /** Those that were given up for one reason. */
  public record Abandoned(AbandonReason reason, long orders, long stars) {}

  /** The same of an earlier period. */
  public record EarlierAbandonment(
      LocalDate from, LocalDate to, Outcome outcome, List<Abandoned> reasons) {}
}
