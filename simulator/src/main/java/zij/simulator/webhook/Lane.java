package zij.simulator.webhook;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One chat's updates in order, at most one of them on its way. Thread-safe. */
final class Lane implements Runnable {
  /** The update is delivered or given up. */
  static final long DONE = -1;

  private final long key;
  private final Deliveries deliveries;
  private final ArrayDeque<Update> waiting = new ArrayDeque<>();
  private boolean running;

  Lane(long key, Deliveries deliveries) {
    this.key = key;
    this.deliveries = deliveries;
  }

  synchronized void add(Update update) {
    waiting.add(update);
    wake();
  }

  synchronized void empty() {
    waiting.clear();
  }

  synchronized boolean idle() {
    return !running && waiting.isEmpty();
  }

  synchronized void wake() {
    if (!running && !waiting.isEmpty() && deliveries.open()) {
      running = true;
      deliveries.run(this);
    }
  }

  /** Sends what waits until nothing does, or there is nowhere to send to. */
  @Override
  public void run() {
    boolean finished = false;
    try {
      Update head = head();
      int failures = 0;
      while (head != null) {
        long pause = deliveries.attempt(head, failures);
        if (pause == DONE) {
          remove(head);
          failures = 0;
        } else {
          failures = deliveries.pause(pause) ? 0 : failures + 1;
        }
        head = head();
      }
      finished = true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      if (!finished) {
        stop();
      }
      deliveries.retire(key);
    }
  }

  private synchronized @Nullable Update head() {
    Update head = deliveries.open() ? waiting.peek() : null;
    running = head != null;
    return head;
  }

  private synchronized void remove(Update update) {
    @Nullable Update head = waiting.peek();
    if (head != null && head.id() == update.id()) {
      waiting.remove();
    }
  }

  private synchronized void stop() {
    running = false;
  }
}
