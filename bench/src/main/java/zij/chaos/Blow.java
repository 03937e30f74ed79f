package zij.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that the nemesis does.
 *
 * @param atMs after the beginning
 * @param target which server, which topic, which method: what its kind makes of it
 * @param lastsMs how long it lasts
 * @param times how many updates it concerns
 */
record Blow(long atMs, Kind kind, int target, int lastsMs, int times) {
  /** What it can do. */
  enum Kind {
    KILL_SERVER("kills of a server"),
    KILL_BOTH_SERVERS("kills of both servers"),
    FREEZE_SERVER("freezes of a server"),
    CRASH_POSTGRES("crashes of PostgreSQL"),
    FREEZE_POSTGRES("freezes of PostgreSQL"),
    CUT_REPLICA("cuts of the replica"),
    FREEZE_REPLICA("freezes of the replica"),
    KILL_REDIS("kills of Redis"),
    FREEZE_REDIS("freezes of Redis"),
    EMPTY_REDIS("FLUSHALLs of Redis"),
    SLOW_TELEGRAM("slow Bot APIs"),
    FLOODED_TELEGRAM("floods (429) of the Bot API"),
    FAILING_TELEGRAM("failures (500) of the Bot API"),
    CLOSED_TELEGRAM("closed connections of the Bot API"),
    MUTE_TELEGRAM("lost answers of the Bot API"),
    TWICE("updates twice"),
    LATE("updates late"),
    OVERTAKEN("updates out of order"),
    LOST("updates lost for good");

    final String plural;

    Kind(String plural) {
      this.plural = plural;
    }
  }

  /** The topics of updates, those about money more often. */
  static final List<String> TOPICS =
      List.of(
          "successful_payment",
          "successful_payment",
          "successful_payment",
          "refunded_payment",
          "pre_checkout_query",
          "subscription");

  /**
   * All blows of a run: each kind once before any comes again, in any order.
   *
   * @param ms how long the run lasts; the last blow is before its end
   * @param gapMs between two blows, on average
   */
  static List<Blow> plan(SplittableRandom random, long ms, int gapMs) {
    List<Blow> blows = new ArrayList<>();
    List<Kind> deck = new ArrayList<>();
    for (long at = random.nextInt(gapMs); at < ms - gapMs; at += gap(random, gapMs)) {
      if (deck.isEmpty()) deck.addAll(List.of(Kind.values()));
      Kind kind = deck.remove(random.nextInt(deck.size()));
      blows.add(
          new Blow(
              at, kind, random.nextInt(1_000), random.nextInt(500, 7_000), random.nextInt(1, 8)));
    }
    return blows;
  }

  /** Now and then two at nearly the same time. */
  private static int gap(SplittableRandom random, int gapMs) {
    return random.nextInt(5) == 0 ? 50 : random.nextInt(gapMs / 2, 2 * gapMs);
  }

  @Override
  public String toString() {
    return "%s at %d ms, target %d, %d ms, %d times".formatted(kind, atMs, target, lastsMs, times);
  }
}
