package zij.command.stock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.language.product.ProductId;
import zij.language.stock.StockEvent;

/**
 * Which products a stock is or was kept for, so that orders of all others need not ask. What is
 * answered was so at the moment of the question, whichever server changed it. Thread-safe.
 */
public final class KeptStocks {
  private static final int CACHED_PRODUCTS = 10_000;

  /** As of when something was read; whatever was committed before is in it. */
  private record AsOf(long ownChanges, long foreignCommits) {}

  private final EventStore log;
  private final LongSupplier foreignCommits;
  private final AtomicLong ownChanges = new AtomicLong();
  private final Cache<ProductId, Boolean> kept =
      Caffeine.newBuilder().maximumSize(CACHED_PRODUCTS).build();
  private final Cache<ProductId, AsOf> notKept =
      Caffeine.newBuilder().maximumSize(CACHED_PRODUCTS).build();

  /**
   * @param foreignCommits changes whenever another process appended to the log
   */
  public KeptStocks(EventStore log, LongSupplier foreignCommits) {
    this.log = log;
    this.foreignCommits = foreignCommits;
    // For as long as the log itself: there is one of each.
    var _ = log.subscribe(this::countChanges);
  }

  /** Called when the events are stored, before whoever sent them is answered. */
  private void countChanges(List<? extends EventMessage<?>> stored) {
    if (stored.stream().anyMatch(event -> event.getPayload() instanceof StockEvent)) {
      ownChanges.incrementAndGet();
    }
  }

  /** Whether anything ever happened to the product's stock; then only the stock itself can tell. */
  public boolean has(ProductId product) {
    if (kept.getIfPresent(product) != null) return true; // for ever
    // Before the read: a change in the middle of it makes what was read old at once.
    AsOf now = new AsOf(ownChanges.get(), foreignCommits.getAsLong());
    if (now.equals(notKept.getIfPresent(product))) return false;
    boolean found = log.lastSequenceNumberFor(StockEvent.aggregateId(product)).isPresent();
    if (found) kept.put(product, true);
    else notKept.put(product, now);
    return found;
  }
}
