package zij.simulator.webhook;

import java.util.ArrayList;
import java.util.List;

/** Wounds a test asks for: updates that arrive twice or never. Thread-safe. */
public final class Faults {
  private static final int LIMIT = 100;

  /** What may happen to an update. */
  public enum Kind {
    /** Sent again after it was accepted, with the same update_id. */
    DUPLICATE,
    /** Never sent, as when it has grown older than a day. */
    DROP
  }

  private record Wish(Kind kind, String topic, int times) {}

  private final List<Wish> wishes = new ArrayList<>();

  /**
   * Wounds the next updates of a topic.
   *
   * @param topic a kind or topic of updates, such as {@code successful_payment}
   * @param times how many of them, 1 to 100,000
   */
  public synchronized void add(Kind kind, String topic, int times) {
    if (times < 1 || times > 100_000 || wishes.size() >= LIMIT) {
      throw new IllegalArgumentException("1 to 100000 times, and at most " + LIMIT + " faults");
    }
    wishes.add(new Wish(kind, topic, times));
  }

  /** Takes all wishes back. */
  public synchronized void clear() {
    wishes.clear();
  }

  /** Whether that wish holds for this update; a wish is used up by as many as it named. */
  synchronized boolean strikes(Kind kind, Update update) {
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      boolean meant = wish.topic().equals(update.topic()) || wish.topic().equals(update.kind());
      if (wish.kind() == kind && meant) {
        if (wish.times() == 1) {
          wishes.remove(i);
        } else {
          wishes.set(i, new Wish(kind, wish.topic(), wish.times() - 1));
        }
        return true;
      }
    }
    return false;
  }
}
