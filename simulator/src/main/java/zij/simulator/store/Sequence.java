package zij.simulator.store;

import org.h2.mvstore.MVMap;

/**
 * Ever larger numbers, across restarts too. Numbers are reserved in blocks, so that taking one is
 * cheap; a restart skips the rest of a block, as Telegram's own numbers skip. Thread-safe.
 */
public final class Sequence {
  private static final int BLOCK = 1_000;

  private final MVMap<String, Long> counters;
  private final String name;
  private long next;
  private long reserved;

  Sequence(MVMap<String, Long> counters, String name, long first) {
    this.counters = counters;
    this.name = name;
    this.next = counters.getOrDefault(name, first);
    this.reserved = next;
  }

  /** A number larger than every one before it. */
  public synchronized long next() {
    if (next == reserved) {
      reserved += BLOCK;
      counters.put(name, reserved);
    }
    return next++;
  }
}
