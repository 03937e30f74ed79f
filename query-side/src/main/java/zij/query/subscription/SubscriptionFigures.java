package zij.query.subscription;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How subscriptions go in some whole days of a time zone. What each figure means is said here and
 * in docs/insights.md.
 *
 * @param days each day of the period by itself, the first one first
 * @param previous as many days right before, if that was asked for
 */
public record SubscriptionFigures(
    LocalDate from,
    LocalDate to,
    String zone,
    SubscriberFigures figures,
    List<SubscriberDay> days,
    @Nullable SubscriberFigures previous) {

  /**
   * The figures of some time.
   *
   * @param active subscriptions with access when it ends
   * @param monthlyRevenue Stars that these pay each 30 days
   * @param began subscriptions that began within it, for the first time
   * @param cameBack those that had ended and were paid again within it
   * @param churned those that ended within it, because they lapsed or their payment went back
   * @param churnRate which share of those that were active when it began ended within it; null if
   *     none were
   * @param renewals further payments within it
   * @param failedRenewals times that Telegram could not take one
   * @param received Stars of all payments within it, the first ones too
   * @param returned Stars of payments that went back within it, whenever they were made
   */
  public record SubscriberFigures(
      long active,
      long monthlyRevenue,
      long began,
      long cameBack,
      long churned,
      @Nullable Double churnRate,
      long renewals,
      long failedRenewals,
      long received,
      long returned) {}

  /** One day. */
  public record SubscriberDay(LocalDate day, SubscriberFigures figures) {}
}
