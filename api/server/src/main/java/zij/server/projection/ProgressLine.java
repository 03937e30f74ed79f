package zij.server.projection;

import java.util.Locale;
import zij.query.projection.RebuildProgress;

/** How far a rebuild is, for people at a console. */
final class ProgressLine {
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  private ProgressLine() {}

  /** For example {@code 1,200,000 of 2,000,000 events (60 %), 81,000 events/s, 10 s left}. */
  static String of(RebuildProgress at) {
    long percent = at.size() == 0 ? 100 : 100 * at.position() / at.size();
    return String.format(
        Locale.ROOT,
        "%,d of %,d events (%d %%), %,.0f events/s, %s",
        at.position(),
        at.size(),
        percent,
        at.perSecond(),
        left(at.secondsLeft()));
  }

  private static String left(long seconds) {
    if (seconds < 0) return "time left unknown";
    if (seconds < 2 * MINUTE) return seconds + " s left";
    if (seconds < 2 * HOUR) return seconds / MINUTE + " min left";
    return seconds / HOUR + " h left";
  }
}
