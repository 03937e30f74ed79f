package zij.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zij.language.order.OrderId;
import zij.language.stock.KeyId;
import zij.language.stock.StockEvent;

/** What a stock's history adds up to, kept by other rules than the aggregate's: plain sums. */
final class StockBook {
  private int putIn;
  private int givenOut;
  private boolean isCounted;
  private final Map<OrderId, Integer> reserved = new HashMap<>();
  private final Set<OrderId> served = new HashSet<>();
  private final Set<KeyId> inPool = new HashSet<>();
  private final Set<KeyId> cameIn = new HashSet<>();

  StockBook(List<StockEvent> history) {
    history.forEach(this::enter);
  }

  private void enter(StockEvent event) {
    switch (event) {
      case StockEvent.Counted e -> {
        isCounted = true;
        putIn = givenOut + e.units().number();
      }
      case StockEvent.Added e -> putIn += e.units().number();
      case StockEvent.Removed e -> putIn -= e.units().number();
      case StockEvent.CountingStopped _ -> {
        isCounted = false;
        putIn = givenOut;
        reserved.clear();
        assertThat(inPool).as("keys are not forgotten").isEmpty();
      }
      case StockEvent.KeysAdded e -> {
        isCounted = true;
        for (KeyId key : e.keys()) assertThat(cameIn.add(key)).as("%s is new", key).isTrue();
        inPool.addAll(e.keys());
        putIn += e.keys().size();
      }
      case StockEvent.KeyRemoved e -> {
        assertThat(inPool.remove(e.key())).isTrue();
        putIn--;
      }
      case StockEvent.LowWaterSet _ -> {}
      case StockEvent.Reserved e -> reserved.put(e.order(), e.units().units());
      case StockEvent.Released e ->
          assertThat(reserved.remove(e.order())).isEqualTo(e.units().units());
      case StockEvent.Taken e -> {
        assertThat(served.add(e.order())).as("%s gets its units once", e.order()).isTrue();
        for (KeyId key : e.keys()) assertThat(inPool.remove(key)).as("%s once", key).isTrue();
        reserved.remove(e.order());
        givenOut += e.units().units();
      }
    }
    int free = putIn - givenOut - reserved();
    assertThat(free).as("what is free after %s", event).isNotNegative();
  }

  boolean isCounted() {
    return isCounted;
  }

  int putIn() {
    return putIn;
  }

  int givenOut() {
    return givenOut;
  }

  int reserved() {
    return reserved.values().stream().mapToInt(Integer::intValue).sum();
  }
}
