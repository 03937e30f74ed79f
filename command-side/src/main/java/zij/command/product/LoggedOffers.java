package zij.command.product;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.command.LoggedStates;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;

/**
 * Offers folded from the products' own events, without a lock on the product, so that orders of one
 * product do not wait for each other. A variant is answered with what it has of its product.
 * Thread-safe.
 */
public final class LoggedOffers implements Offers {
  /** How many products are kept folded in memory. */
  static final int CACHED_PRODUCTS = 10_000;

  private final LoggedStates<ProductId, ProductEvent, Offer> offers;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   */
  public LoggedOffers(EventStore log, LongSupplier foreignCommits) {
    this(log, foreignCommits, CACHED_PRODUCTS);
  }

  LoggedOffers(EventStore log, LongSupplier foreignCommits, long cachedProducts) {
    this.offers =
        new LoggedStates<>(
            log,
            foreignCommits,
            new LoggedStates.Fold<>(ProductEvent.class, _ -> true, Offer::evolve),
            cachedProducts);
  }

  @Override
  public Optional<Offer> offer(ProductId product) {
    return offers.of(product).map(this::completed);
  }

  /**
   * A variant and its product are appended together, so that there is one if there is the other.
   */
  private Offer completed(Offer offer) {
    Variety.Variant own = offer.variety().own();
    return own == null ? offer : offer.asVariantOf(offers.of(own.of()).orElseThrow());
  }

  /** How many products are in memory at this moment. */
  long kept() {
    return offers.kept();
  }
}
