package zij.query.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long the buckets are that sums are kept in. They begin at multiples of it, in UTC. */
enum Grain {
  /** Since 1986, every zone's clock differs from UTC by multiples of it. */
  QUARTER(Duration.ofMinutes(15)),
  DAY(Duration.ofDays(1));

  private final long seconds;

  Grain(Duration length) {
    this.seconds = length.toSeconds();
  }

  short minutes() {
    return (short) (seconds / 60);
  }

  /** Where the bucket begins that this moment is in. */
  Instant floor(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /** Where the first bucket begins that does not begin before this moment. */
  Instant ceiling(Instant at) {
    Instant floor = floor(at);
    return floor.equals(at) ? at : floor.plusSeconds(seconds);
  }

  /** The longest buckets that have all these moments as bounds. */
  static Grain dividing(List<Instant> moments) {
    return moments.stream().allMatch(at -> DAY.floor(at).equals(at)) ? DAY : QUARTER;
  }
}
