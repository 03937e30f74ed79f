package zij.command.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;

/**
 * Offers folded from the products' own events. What was folded is kept until a product changes: on
 * this server from the moment the change is answered, on others as soon as the commit is heard of
 * there. No lock on the product is taken, so that orders of one product do not wait for each other.
 * Thread-safe.
 */
public final class LoggedOffers implements Offers {
  /** How many products are kept folded in memory. */
  static final int CACHED_PRODUCTS = 10_000;

  /** As of when something was read; whatever was committed before is in it. */
  private record AsOf(long ownChanges, long foreignCommits) {}

  private record Known(AsOf asOf, long nextSequence, @Nullable Offer offer) {}

  private final EventStore log;
  private final LongSupplier foreignCommits;
  private final AtomicLong ownChanges = new AtomicLong();
  private final Cache<ProductId, Known> folded;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   */
  public LoggedOffers(EventStore log, LongSupplier foreignCommits) {
    this(log, foreignCommits, CACHED_PRODUCTS);
  }

  LoggedOffers(EventStore log, LongSupplier foreignCommits, long cachedProducts) {
    this.log = log;
    this.foreignCommits = foreignCommits;
    this.folded = Caffeine.newBuilder().maximumSize(cachedProducts).build();
    // For as long as the log itself: there is one of each.
    var _ = log.subscribe(this::countChanges);
  }

  /** Called when the events are stored, before whoever sent them is answered. */
  private void countChanges(List<? extends EventMessage<?>> stored) {
    if (stored.stream().anyMatch(event -> event.getPayload() instanceof ProductEvent)) {
      ownChanges.incrementAndGet();
    }
  }

  @Override
  public Optional<Offer> offer(ProductId product) {
    // Before the read: a change in the middle of it makes what was read old at once.
    AsOf now = new AsOf(ownChanges.get(), foreignCommits.getAsLong());
    Known known = folded.getIfPresent(product);
    if (known == null || !known.asOf().equals(now)) {
      known = read(product, known == null ? new Known(now, 0, null) : known, now);
      // Never for an unknown id: it must not push a real product out.
      if (known.offer() != null) folded.put(product, known);
    }
    return Optional.ofNullable(known.offer());
  }

  /** How many products are in memory at this moment. */
  long kept() {
    folded.cleanUp();
    return folded.estimatedSize();
  }

  private Known read(ProductId product, Known before, AsOf now) {
    DomainEventStream news = log.readEvents(product.toString(), before.nextSequence());
    long next = before.nextSequence();
    Offer offer = before.offer();
    while (news.hasNext()) {
      var event = news.next();
      if (event.getPayload() instanceof ProductEvent productEvent) {
        next = event.getSequenceNumber() + 1;
        offer = Offer.evolve(offer, productEvent);
      }
    }
    return new Known(now, next, offer);
  }
}
