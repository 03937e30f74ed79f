package zij.server.file;

import java.util.HashMap;
import java.util.Map;
import zij.language.order.OrderId;

/**
 * How many files are being sent by this server: each holds a part of its file in memory for as long
 * as whoever fetches it takes. Thread-safe.
 */
final class Sending {
  /** So many at once, 32 MiB of parts. */
  static final int MAX = 128;

  /** So many of one order, so that no buyer takes the places of all others. */
  static final int MAX_OF_ORDER = 32;

  private final Map<OrderId, Integer> byOrder = new HashMap<>();
  private int all;

  /** Takes a place, if there is one; who has it calls {@link #end}. */
  synchronized boolean begin(OrderId order) {
    int own = byOrder.getOrDefault(order, 0);
    if (all >= MAX || own >= MAX_OF_ORDER) return false;
    all++;
    byOrder.put(order, own + 1);
    return true;
  }

  /** Gives a place back. */
  synchronized void end(OrderId order) {
    all--;
    byOrder.computeIfPresent(order, (_, own) -> own == 1 ? null : own - 1);
  }
}
