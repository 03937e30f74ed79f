package zij.command.order;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Language;
import zij.language.product.Availability;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;

/** Offers that a test lays out by hand. */
final class ShelfOffers implements Offers {
  private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

  private final Map<ProductId, Offer> shelf = new HashMap<>();

  @Override
  public Optional<Offer> offer(ProductId product) {
    return Optional.ofNullable(shelf.get(product));
  }

  /** Puts a product on sale, in English as "Title of id" and in Russian as "id по-русски". */
  ShelfOffers onSale(String product, long price) {
    return put(product, price, true);
  }

  /** Has a product that is listed but not on sale. */
  ShelfOffers offSale(String product, long price) {
    return put(product, price, false);
  }

  /** Puts a subscription on sale. */
  ShelfOffers monthly(String product, long price) {
    var _ = put(product, price, true);
    Offer once = Objects.requireNonNull(shelf.get(new ProductId(product)));
    shelf.put(
        once.product(), Offer.evolve(once, new ProductEvent.OfferedMonthly(once.product(), AT)));
    return this;
  }

  /** Lets a product that is on the shelf be ordered in this time only. */
  ShelfOffers during(String product, Availability time) {
    Offer always = Objects.requireNonNull(shelf.get(new ProductId(product)));
    shelf.put(
        always.product(),
        Offer.evolve(always, new ProductEvent.AvailabilitySet(always.product(), time, AT)));
    return this;
  }

  private ShelfOffers put(String product, long price, boolean onSale) {
    ProductId id = new ProductId(product);
    Texts texts =
        new Texts(
            Map.of(
                Language.ENGLISH, new Text("Title of " + product, ""),
                Language.RUSSIAN, new Text(product + " по-русски", "")));
    Good good = Good.of("good of " + product);
    shelf.put(id, new Offer(id, "⭐", texts, Price.of(price), good, onSale));
    return this;
  }
}
