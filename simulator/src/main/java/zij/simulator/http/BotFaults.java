package zij.simulator.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Ailments of the Bot API that a test asks for. Thread-safe. */
public final class BotFaults {
  /** Stands for every method. */
  static final String ALL = "*";

  private static final int LIMIT = 100;
  private static final int MOST_TIMES = 100_000;
  private static final int LONGEST_MS = 120_000;
  private static final int LONGEST_RETRY_AFTER = 3_600;

  /** What may happen to a call. */
  enum Kind {
    /** Answered after so many milliseconds. */
    SLOW,
    /** 429, to be tried again after so many seconds; nothing is done. */
    FLOOD,
    /** 500; nothing is done. */
    ERROR,
    /** The connection is closed without an answer; nothing is done. */
    HANG_UP,
    /** It is done, and then the connection is closed without an answer. */
    MUTE
  }

  /** One that holds now; {@code amount} is what its kind says. */
  record Fault(Kind kind, String method, int times, int amount) {}

  private final List<Fault> faults = new ArrayList<>();
  private final Map<Kind, Long> struck = new EnumMap<>(Kind.class);

  /** Lets the next calls fail. */
  synchronized void add(Fault fault) {
    if (fault.times < 1 || fault.times > MOST_TIMES || faults.size() >= LIMIT) {
      throw new IllegalArgumentException("1 to 100000 times, and at most " + LIMIT + " faults");
    }
    int most =
        switch (fault.kind) {
          case SLOW -> LONGEST_MS;
          case FLOOD -> LONGEST_RETRY_AFTER;
          case ERROR, HANG_UP, MUTE -> Integer.MAX_VALUE;
        };
    if (most < Integer.MAX_VALUE && (fault.amount < 1 || fault.amount > most)) {
      throw new IllegalArgumentException(
          "\"ms\" is 1 to %d, \"retryAfter\" is 1 to %d"
              .formatted(LONGEST_MS, LONGEST_RETRY_AFTER));
    }
    faults.add(fault);
  }

  synchronized void clear() {
    faults.clear();
  }

  /** What happens to this call: of each kind one at the most, in their order. */
  synchronized List<Fault> strike(String method) {
    List<Fault> now = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < faults.size(); i++) {
        Fault fault = faults.get(i);
        boolean meant = fault.method.equals(ALL) || fault.method.equalsIgnoreCase(method);
        if (fault.kind != kind || !meant) continue;
        now.add(fault);
        struck.merge(kind, 1L, Long::sum);
        if (fault.times == 1) {
          faults.remove(i);
        } else {
          faults.set(i, new Fault(kind, fault.method, fault.times - 1, fault.amount));
        }
        break;
      }
    }
    return now;
  }

  /** How many calls ailed so far, by kind. */
  synchronized Map<Kind, Long> struck() {
    return Map.copyOf(struck);
  }
}
