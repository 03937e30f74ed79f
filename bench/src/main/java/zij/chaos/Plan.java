package zij.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What will be done in a run: all of it follows from the seed. Each actor draws from random numbers
 * of its own, so how fast the others are changes nothing about what it means to do; what threads
 * and processes make of it is different each time.
 *
 * @param minutes of disturbance, before everything is healed: up to a day
 * @param buyers up to 500
 * @param gapMs between two blows, on average
 */
record Plan(long seed, double minutes, int buyers, int gapMs) {
  private static final double MOST_MINUTES = 24 * 60;
  private static final int MOST_BUYERS = 500;

  Plan {
    require(minutes > 0 && minutes <= MOST_MINUTES, "--minutes is above 0 and at most 1440");
    require(buyers >= 1 && buyers <= MOST_BUYERS, "--buyers is 1 to " + MOST_BUYERS);
    require(gapMs >= 100 && gapMs <= 600_000, "--gap is 100 to 600000");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) throw new IllegalArgumentException(sentence);
  }

  long ms() {
    return Math.round(minutes * 60_000);
  }

  /** What the nemesis does. */
  List<Blow> blows() {
    return Blow.plan(new SplittableRandom(seed), ms(), gapMs);
  }

  /** The random numbers of each buyer. */
  List<SplittableRandom> perBuyer() {
    SplittableRandom root = new SplittableRandom(seed).split();
    List<SplittableRandom> each = new ArrayList<>();
    for (int i = 0; i < buyers; i++) each.add(root.split());
    return each;
  }
}
