package zij.bench;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param name what was measured
 * @param oursPerSecond operations per second, median of the rounds
 * @param peer what it stands beside
 * @param peerPerSecond the same of the peer
 * @param limit what ours is to be, in times of the peer, at least
 * @param kind whether the limit has to hold or is what a later piece of work aims at
 * @param p50Ms half of ours took no longer, in milliseconds
 * @param p99Ms 99 of 100 took no longer
 * @param note what has to be known beside the figures
 */
record Measurement(
    String name,
    double oursPerSecond,
    String peer,
    double peerPerSecond,
    double limit,
    Kind kind,
    double p50Ms,
    double p99Ms,
    String note) {
  /** How much a limit binds. */
  enum Kind {
    LIMIT,
    GOAL
  }

  static Measurement of(
      String name, Rounds ours, String peer, double peerPerSecond, double limit, Kind kind) {
    return new Measurement(
        name,
        ours.medianPerSecond(),
        peer,
        peerPerSecond,
        limit,
        kind,
        ms(ours.latencies(), 50),
        ms(ours.latencies(), 99),
        "");
  }

  /** A line whose limit is a time: 99 of 100 operations are to take no longer. */
  static Measurement within(String name, Rounds ours, double limitMs) {
    double p99Ms = ms(ours.latencies(), 99);
    return new Measurement(
        name,
        1_000 / p99Ms,
        "the limit of %.0f ms; per second is what one caller gets at its p99".formatted(limitMs),
        1_000 / limitMs,
        1,
        Kind.LIMIT,
        ms(ours.latencies(), 50),
        p99Ms,
        "");
  }

  Measurement withNote(@Nullable String added) {
    if (added == null || added.isEmpty()) return this;
    String all = note.isEmpty() ? added : note + "; " + added;
    return new Measurement(
        name, oursPerSecond, peer, peerPerSecond, limit, kind, p50Ms, p99Ms, all);
  }

  double ratio() {
    return oursPerSecond / peerPerSecond;
  }

  boolean holds() {
    return ratio() >= limit;
  }

  private static double ms(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1_000.0;
  }
}
