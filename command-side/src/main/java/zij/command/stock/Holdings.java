package zij.command.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;
import zij.language.stock.KeyId;
import zij.language.stock.StockEvent;

/**
 * What a product's stock amounts to: units on hand, for whom some are reserved, and who got theirs.
 * What was put in is always the sum of what is free, what is reserved and what was given out.
 */
final class Holdings {
  /** How units are told apart. */
  enum Kind {
    /** Nobody counts them; there is always enough. */
    ENDLESS,
    COUNTED,
    /** Each is a key. */
    KEYS
  }

  /** Units kept for an order that is about to be paid. */
  record Hold(int units, Instant until) {}

  private Kind kind = Kind.ENDLESS;
  private int counted;
  private int lowWater = Stock.DEFAULT_LOW_WATER;
  private int reserved;
  private final SequencedSet<KeyId> pool = new LinkedHashSet<>();
  private final Set<KeyId> everSeen = new HashSet<>();
  private final Map<OrderId, Hold> holds = new HashMap<>();
  private final Map<OrderId, List<KeyId>> given = new HashMap<>();

  void evolve(StockEvent event) {
    switch (event) {
      case StockEvent.Counted e -> {
        kind = Kind.COUNTED;
        counted = e.units().number();
      }
      case StockEvent.Added e -> counted += e.units().number();
      case StockEvent.Removed e -> counted -= e.units().number();
      case StockEvent.CountingStopped _ -> {
        kind = Kind.ENDLESS;
        counted = 0;
        holds.clear();
        reserved = 0;
      }
      case StockEvent.KeysAdded e -> {
        kind = Kind.KEYS;
        pool.addAll(e.keys());
        everSeen.addAll(e.keys());
      }
      case StockEvent.KeyRemoved e -> pool.remove(e.key());
      case StockEvent.LowWaterSet e -> lowWater = e.units().number();
      case StockEvent.Reserved e -> {
        letGo(e.order());
        holds.put(e.order(), new Hold(e.units().units(), e.until()));
        reserved += e.units().units();
      }
      case StockEvent.Released e -> letGo(e.order());
      case StockEvent.Taken e -> {
        letGo(e.order());
        if (kind == Kind.COUNTED) counted -= e.units().units();
        e.keys().forEach(pool::remove);
        given.put(e.order(), e.keys());
      }
    }
  }

  private void letGo(OrderId order) {
    Hold before = holds.remove(order);
    if (before != null) reserved -= before.units();
  }

  Kind kind() {
    return kind;
  }

  int lowWater() {
    return lowWater;
  }

  /** Units that are there, those that are reserved among them. */
  int onHand() {
    return kind == Kind.KEYS ? pool.size() : counted;
  }

  int reserved() {
    return reserved;
  }

  /** Units that anybody can have; of an endless stock it means nothing. */
  int free() {
    return onHand() - reserved;
  }

  /** Units that this order can have: those that are free, and those that are reserved for it. */
  int availableTo(OrderId order) {
    Hold hold = holds.get(order);
    return free() + (hold == null ? 0 : hold.units());
  }

  @Nullable Hold heldFor(OrderId order) {
    return holds.get(order);
  }

  /** The keys of an order that got its units; empty if it got none yet. */
  Optional<List<KeyId>> givenTo(OrderId order) {
    return Optional.ofNullable(given.get(order));
  }

  boolean hasInPool(KeyId key) {
    return pool.contains(key);
  }

  /** The keys that are given out next; none unless the product has a pool of them. */
  List<KeyId> next(int units) {
    return kind == Kind.KEYS ? pool.stream().limit(units).toList() : List.of();
  }

  /** Which of these were ever in the pool or stand in the list before, by their index. */
  List<Integer> repeated(List<KeyId> keys) {
    Set<KeyId> seen = new HashSet<>();
    List<Integer> repeated = new ArrayList<>();
    IntStream.range(0, keys.size())
        .filter(i -> everSeen.contains(keys.get(i)) || !seen.add(keys.get(i)))
        .forEach(repeated::add);
    return repeated;
  }
}
