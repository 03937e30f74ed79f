package zij.query.insights;

import java.util.EnumMap;
import java.util.Map;
import org.jooq.Record;

/** Sums of some measures. */
record Totals(Map<Measure, Long> sums) {

  /** What a row has under the columns of these. */
  static Totals of(Record row, Measure... measures) {
    Map<Measure, Long> sums = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      sums.put(measure, row.get(measure.column(), Long.class));
    }
    return new Totals(sums);
  }

  static Totals none() {
    return new Totals(Map.of());
  }

  /** The sum; 0 if there is none. */
  long of(Measure measure) {
    return sums.getOrDefault(measure, 0L);
  }

  long netRevenue() {
    return of(Measure.REVENUE) - of(Measure.REFUNDED) - of(Measure.CHARGED_BACK);
  }
}
