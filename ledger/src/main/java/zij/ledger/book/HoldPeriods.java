package zij.ledger.book;

import java.time.Duration;
import java.util.List;

/**
 * How long Telegram holds Stars back before it would pay them out, as was declared over time. What
 * was declared stays with the payments of its time, so the book can be recomputed.
 *
 * @param declared in the order of the declarations
 */
public record HoldPeriods(List<Declared> declared) {
  /** For payments from this log position on. */
  public record Declared(long from, Duration hold) {}

  /** No longer than this can be declared. */
  public static final Duration MAX = Duration.ofDays(365);

  public HoldPeriods {
    declared = List.copyOf(declared);
  }

  /** The same at all times. */
  public static HoldPeriods always(Duration hold) {
    return new HoldPeriods(List.of(new Declared(0, hold)));
  }

  /**
   * What holds for a payment at this position: what was declared last for it.
   *
   * @throws IllegalStateException if nothing was declared
   */
  public Duration at(long position) {
    for (Declared newest : declared.reversed()) {
      if (newest.from() <= position) return newest.hold();
    }
    throw new IllegalStateException("no hold was declared for position " + position);
  }
}
