package zij.query.projection;

import java.util.ArrayDeque;

/** How fast something goes, over the last seconds. Not thread-safe. */
final class Pace {
  private static final long WINDOW_NANOS = 5_000_000_000L;

  private record Sample(long nanos, long position) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  /**
   * It is here now.
   *
   * @return positions per second since the oldest sample of the window; 0 for the first
   */
  double at(long position, long nanoTime) {
    while (samples.size() > 1 && nanoTime - samples.getFirst().nanos > WINDOW_NANOS) {
      samples.removeFirst();
    }
    samples.addLast(new Sample(nanoTime, position));
    Sample oldest = samples.getFirst();
    long nanos = nanoTime - oldest.nanos;
    return nanos <= 0 ? 0 : (position - oldest.position) * 1e9 / nanos;
  }
}
