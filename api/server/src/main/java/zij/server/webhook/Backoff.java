package zij.server.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: three times as long each time, no more than four hours, and
 * each a fifth more or less, so that what failed together does not come back together.
 *
 * @param first the first wait
 */
record Backoff(Duration first) {
  static final Duration LONGEST = Duration.ofHours(4);

  /** So long one thing is tried; then the next one is. */
  static final Duration GIVES_UP_AFTER = Duration.ofDays(1);

  /** So long nothing arrives at all before an address is switched off. */
  static final Duration SWITCHES_OFF_AFTER = Duration.ofDays(5);

  private static final int FACTOR = 3;

  /**
   * The wait after this many tries.
   *
   * @param tries 1 or more
   * @param asked for how long the receiver wants to be left alone, at least; zero if it did not say
   */
  Duration after(int tries, Duration asked, RandomGenerator random) {
    Duration wait = first;
    for (int i = 1; i < tries && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(FACTOR);
    }
    Duration own =
        Duration.ofMillis(Math.round(bounded(wait).toMillis() * random.nextDouble(0.8, 1.2)));
    return own.compareTo(bounded(asked)) < 0 ? bounded(asked) : own;
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
