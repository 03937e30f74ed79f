package zij.server;

import java.util.concurrent.Callable;

/** Waits for what other threads and processes bring about. */
public final class Eventually {
  /** Long, because the machine may be busy with something else; nobody waits when all is well. */
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private Eventually() {}

  /** Waits until it holds; fails after two minutes, with the last failure if there was one. */
  public static void holds(Callable<Boolean> condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      Throwable failure = null;
      try {
        if (condition.call()) return;
      } catch (Exception | AssertionError e) {
        failure = e;
      }
      if (System.nanoTime() > deadline) throw new AssertionError("it never came to that", failure);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
