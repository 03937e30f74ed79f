package zij.server;

import java.util.concurrent.Callable;

/** Waits for what other threads and processes bring about. */
public final class Eventually {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private Eventually() {}

  /** Waits until it holds; fails after half a minute, with the last failure if there was one. */
  public static void holds(Callable<Boolean> condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        if (condition.call()) return;
        if (System.nanoTime() > deadline) throw new AssertionError("it never came to that");
        Thread.sleep(20);
      } catch (Exception e) {
        throw new AssertionError("it cannot be asked for", e);
      }
    }
  }
}
