package zij.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The rounds of one side: the median of their rates, and the latencies of all of them. */
final class Rounds {
  private final List<Double> rates = new ArrayList<>();
  private final Histogram latencies = Load.newHistogram();

  void add(Load.Round round) {
    rates.add(round.perSecond());
    latencies.add(round.latencies());
  }

  double medianPerSecond() {
    return median(rates);
  }

  Histogram latencies() {
    return latencies;
  }

  /** The middle one; of an even number, the mean of the two in the middle. */
  static double median(List<Double> values) {
    if (values.isEmpty()) throw new IllegalArgumentException("there is no median of nothing");
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
