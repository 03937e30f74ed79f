package zij.command.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;

/**
 * Offers folded from the products' own events. Every call asks the log for what is new, so a price
 * that any server changed holds from its commit on, and no lock on the product is taken, so that
 * orders of one product do not wait for each other. Thread-safe.
 */
public final class LoggedOffers implements Offers {
  /** How many products are kept folded in memory. */
  static final int CACHED_PRODUCTS = 10_000;

  private record Known(long nextSequence, @Nullable Offer offer) {}

  private static final Known NOTHING = new Known(0, null);

  private final EventStore log;
  private final Cache<ProductId, Known> folded;

  public LoggedOffers(EventStore log) {
    this(log, CACHED_PRODUCTS);
  }

  LoggedOffers(EventStore log, long cachedProducts) {
    this.log = log;
    this.folded = Caffeine.newBuilder().maximumSize(cachedProducts).build();
  }

  @Override
  public Optional<Offer> offer(ProductId product) {
    Known before = folded.getIfPresent(product);
    Known now = read(product, before == null ? NOTHING : before);
    if (before == null ? now.offer() != null : now.nextSequence() > before.nextSequence()) {
      folded.put(product, now); // never for an unknown id: it must not push a real product out
    }
    return Optional.ofNullable(now.offer());
  }

  /** How many products are in memory at this moment. */
  long kept() {
    folded.cleanUp();
    return folded.estimatedSize();
  }

  private Known read(ProductId product, Known before) {
    DomainEventStream news = log.readEvents(product.toString(), before.nextSequence());
    Known known = before;
    while (news.hasNext()) {
      var event = news.next();
      if (event.getPayload() instanceof ProductEvent productEvent) {
        known = new Known(event.getSequenceNumber() + 1, Offer.evolve(known.offer(), productEvent));
      }
    }
    return known;
  }
}
