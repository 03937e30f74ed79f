package zij.server.telemetry;

import java.util.UUID;
import zij.server.StartFailure;

/**
 * Which visits are kept: all of a visit or nothing, and everybody who knows its id knows which.
 *
 * @param rate share of visits that are kept, above 0 and at most 1
 */
record Sampling(double rate) {
  private static final double RANGE = 0x1p32;

  Sampling {
    if (!(rate > 0 && rate <= 1)) {
      throw new StartFailure("zij.telemetry.sample-rate has to be above 0 and at most 1.");
    }
  }

  /** Whether a visit is kept: by the last eight hexadecimal digits of its random id. */
  boolean keeps(UUID visit) {
    return (visit.getLeastSignificantBits() & 0xffff_ffffL) / RANGE < rate;
  }

  /** How many visits one that is kept stands for. */
  double weight() {
    return 1 / rate;
  }
}
