package zij.query.insights;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a period. The name of each is the key of its definition in docs/insights.md.
 * Everything counts when it happened, whatever became of it later. A rate is between 0 and 1, and
 * null if there is nothing to divide by.
 *
 * @param revenue Stars of orders that were paid
 * @param refunded Stars that went back by refunds
 * @param chargedBack Stars that stores took back
 * @param netRevenue revenue less what was refunded and charged back; may be below zero
 * @param ordersPlaced orders that were placed
 * @param ordersPaid orders that were paid
 * @param units that were paid for
 * @param averageOrderValue Stars: revenue by orders that were paid
 * @param payingBuyers different people who bought
 * @param activeBuyers different people who placed an order of any product
 * @param revenuePerActiveBuyer Stars: revenue by active buyers
 * @param newBuyers people who bought for the first time
 * @param repeatBuyers new buyers who bought again within seven days (168 hours) of their first time
 * @param repeatRate repeat buyers by new buyers
 * @param refunds how many payments went back by refunds
 * @param chargeBacks how many payments stores took back
 * @param checkoutsRefused tries to pay that the shop refused
 * @param ordersExpired orders that lapsed unpaid
 * @param ordersCancelled orders that their buyers cancelled
 * @param surplusPayments payments that no order had a use for, which go back
 * @param failures the four together
 * @param failureRate failures by failures and orders paid together
 */
public record Figures(
    long revenue,
    long refunded,
    long chargedBack,
    long netRevenue,
    long ordersPlaced,
    long ordersPaid,
    long units,
    @Nullable Double averageOrderValue,
    long payingBuyers,
    long activeBuyers,
    @Nullable Double revenuePerActiveBuyer,
    long newBuyers,
    long repeatBuyers,
    @Nullable Double repeatRate,
    long refunds,
    long chargeBacks,
    long checkoutsRefused,
    long ordersExpired,
    long ordersCancelled,
    long surplusPayments,
    long failures,
    @Nullable Double failureRate) {

  static Figures of(Totals t, long payingBuyers, long activeBuyers) {
    long revenue = t.of(Measure.REVENUE);
    long failures =
        t.of(Measure.REFUSED)
            + t.of(Measure.EXPIRED)
            + t.of(Measure.CANCELLED)
            + t.of(Measure.SURPLUS);
    return new Figures(
        revenue,
        t.of(Measure.REFUNDED),
        t.of(Measure.CHARGED_BACK),
        t.netRevenue(),
        t.of(Measure.PLACED),
        t.of(Measure.PAID),
        t.of(Measure.UNITS),
        rate(revenue, t.of(Measure.PAID)),
        payingBuyers,
        activeBuyers,
        rate(revenue, activeBuyers),
        t.of(Measure.NEW_BUYERS),
        t.of(Measure.REPEAT_BUYERS),
        rate(t.of(Measure.REPEAT_BUYERS), t.of(Measure.NEW_BUYERS)),
        t.of(Measure.REFUNDS),
        t.of(Measure.CHARGE_BACKS),
        t.of(Measure.REFUSED),
        t.of(Measure.EXPIRED),
        t.of(Measure.CANCELLED),
        t.of(Measure.SURPLUS),
        failures,
        rate(failures, failures + t.of(Measure.PAID)));
  }

  /** The quotient; null if there is nothing to divide by. */
  static @Nullable Double rate(long of, long by) {
    return by == 0 ? null : (double) of / by;
  }
}
