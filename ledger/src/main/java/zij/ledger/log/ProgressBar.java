package zij.ledger.log;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows how far a verification has come: a bar that moves on a terminal, a line now and then
 * anywhere else. Not thread-safe.
 */
final class ProgressBar implements Progress, AutoCloseable {
  private static final int WIDTH = 30;
  private static final long LINE_EVERY = 100_000;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintWriter out;
  private final boolean isTerminal;
  private final LongSupplier nanos;
  private long lastLine;
  private long lastDrawn;
  private int drawn;

  /**
   * A bar of which nothing is seen yet.
   *
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  ProgressBar(PrintWriter out, boolean isTerminal, LongSupplier nanos) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.nanos = nanos;
    this.lastDrawn = nanos.getAsLong();
  }

  /** One on the terminal, if this process has one. */
  static ProgressBar on(PrintWriter out) {
    boolean isTerminal =
        Optional.ofNullable(System.console()).stream().anyMatch(Console::isTerminal);
    return new ProgressBar(out, isTerminal, System::nanoTime);
  }

  @Override
  public void at(long done, long total) {
    if (isTerminal) {
      // The first one at once would flicker past in a small log.
      if (nanos.getAsLong() - lastDrawn >= REDRAW_NANOS) {
        draw(done, total);
      }
    } else if (done - lastLine >= LINE_EVERY) {
      lastLine = done;
      out.println(done + " of " + total + " entries");
    }
  }

  private void draw(long done, long total) {
    lastDrawn = nanos.getAsLong();
    int full = total == 0 ? WIDTH : (int) (WIDTH * done / total);
    var line =
        "[%s%s] %3d %%  %,d of %,d entries"
            .formatted(
                "#".repeat(full),
                " ".repeat(WIDTH - full),
                total == 0 ? 100 : 100 * done / total,
                done,
                total);
    out.print("\r" + line);
    out.flush();
    drawn = line.length();
  }

  /** Takes the bar away, so that the verdict stands alone. */
  @Override
  public void close() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      out.flush();
      drawn = 0;
    }
  }
}
