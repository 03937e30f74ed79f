package zij.server.projection;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zij.query.projection.RebuildProgress;

/**
 * Shows how a rebuild goes on: a line that is rewritten on a terminal, a line every few seconds
 * anywhere else. Not thread-safe.
 */
final class ProgressShown implements Consumer<RebuildProgress> {
  private static final long REDRAW_NANOS = 200_000_000;
  private static final long LINE_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final String name;
  private final boolean isTerminal;
  private final long begunNanos = System.nanoTime();
  private long shownNanos = begunNanos;
  private int drawn;
  private @Nullable RebuildProgress first;
  private @Nullable RebuildProgress newest;

  ProgressShown(PrintWriter out, String name, boolean isTerminal) {
    this.out = out;
    this.name = name;
    this.isTerminal = isTerminal;
  }

  static ProgressShown on(PrintWriter out, String name) {
    boolean isTerminal =
        Optional.ofNullable(System.console()).stream().anyMatch(Console::isTerminal);
    return new ProgressShown(out, name, isTerminal);
  }

  @Override
  public void accept(RebuildProgress at) {
    if (first == null) first = at;
    newest = at;
    long now = System.nanoTime();
    if (now - shownNanos < (isTerminal ? REDRAW_NANOS : LINE_NANOS)) return;
    shownNanos = now;
    String line = name + ": " + ProgressLine.of(at);
    if (isTerminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
      out.flush();
      drawn = line.length();
    } else {
      out.println(line);
    }
  }

  /** Where it is, in words. */
  String last() {
    return newest == null ? "nothing done yet" : ProgressLine.of(newest);
  }

  /** What this run did, and how long it took. */
  String summary() {
    long events = newest == null || first == null ? 0 : newest.position() - first.position();
    double seconds = (System.nanoTime() - begunNanos) / 1e9;
    return String.format(
        Locale.ROOT, "%,d events in %.1f s, %,.0f events/s", events, seconds, events / seconds);
  }

  /** Takes the line away, so that the outcome stands alone. */
  void clear() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      out.flush();
      drawn = 0;
    }
  }
}
