package zij.simulator.webhook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Wounds a test asks for: updates that arrive twice, late, overtaken or never. Thread-safe. */
public final class Faults {
  private static final int LIMIT = 100;
  private static final int MOST_TIMES = 100_000;
  private static final int LONGEST_PAUSE = 3_600;

  /** What may happen to an update. */
  public enum Kind {
    /** Sent again after it was accepted, with the same update_id. */
    DUPLICATE,
    /** Never sent, as when it has grown older than a day. */
    DROP,
    /** Sent after a pause, and what its chat has to say after it waits behind it. */
    LATE,
    /** Sent after a pause, while later ones of its chat go on. */
    OVERTAKEN
  }

  private record Wish(Kind kind, String topic, int times, int pause) {}

  private final List<Wish> wishes = new ArrayList<>();
  private final Map<Kind, Long> struck = new EnumMap<>(Kind.class);

  /**
   * Wounds the next updates of a topic.
   *
   * @param topic a kind or topic of updates, such as {@code successful_payment}
   * @param times how many of them, 1 to 100,000
   * @param pause of those that come late or are overtaken, in retry units: 1 to 3,600
   */
  public synchronized void add(Kind kind, String topic, int times, int pause) {
    if (times < 1 || times > MOST_TIMES || wishes.size() >= LIMIT) {
      throw new IllegalArgumentException("1 to 100000 times, and at most " + LIMIT + " faults");
    }
    boolean pauses = kind == Kind.LATE || kind == Kind.OVERTAKEN;
    if (pauses && (pause < 1 || pause > LONGEST_PAUSE)) {
      throw new IllegalArgumentException("A pause is 1 to " + LONGEST_PAUSE + " retry units");
    }
    wishes.add(new Wish(kind, topic, times, pauses ? pause : 0));
  }

  /** Takes all wishes back. */
  public synchronized void clear() {
    wishes.clear();
  }

  /** How many updates were wounded so far, by kind. */
  public synchronized Map<Kind, Long> struck() {
    return Map.copyOf(struck);
  }

  /** Whether that wish holds for this update; a wish is used up by as many as it named. */
  boolean strikes(Kind kind, Update update) {
    return pause(kind, update) >= 0;
  }

  /** The same: the pause that the wish asks for, or -1 if it does not hold. */
  synchronized int pause(Kind kind, Update update) {
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      boolean meant = wish.topic().equals(update.topic()) || wish.topic().equals(update.kind());
      if (wish.kind() == kind && meant) {
        struck.merge(kind, 1L, Long::sum);
        if (wish.times() == 1) {
          wishes.remove(i);
        } else {
          wishes.set(i, new Wish(kind, wish.topic(), wish.times() - 1, wish.pause()));
        }
        return wish.pause();
      }
    }
    return -1;
  }
}
