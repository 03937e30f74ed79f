package zij.query.insights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is summed up by quarter of an hour and by day, one column each. */
enum Measure {
  PLACED,
  /** Of the orders that were placed here, those that are paid, or were before it went back. */
  CONVERTED,
  /** Of the orders that were placed here, those that were cancelled or have lapsed, unpaid. */
  ABANDONED,
  PAID,
  UNITS,
  REVENUE,
  REFUNDS,
  REFUNDED,
  CHARGE_BACKS,
  CHARGED_BACK,
  REFUSED,
  SURPLUS,
  CANCELLED,
  EXPIRED,
  /** Buyers whose first purchase is here. */
  NEW_BUYERS,
  /** Buyers whose first purchase is here and who bought again within seven days of it. */
  REPEAT_BUYERS;

  static final List<Measure> ALL = List.of(values());

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The sums of these, for a select list. */
  static String sums(Measure... measures) {
    return Arrays.stream(measures)
        .map(m -> "coalesce(sum(%1$s), 0)::bigint as %1$s".formatted(m.column()))
        .collect(Collectors.joining(", "));
  }
}
