package zij.command.product;

import java.util.Optional;
import zij.language.product.ProductId;

/** The catalogue as decisions need it: what the log says, as far as this server has heard of it. */
@FunctionalInterface
public interface Offers {
  /** The product's offer, on sale or not; empty if it was never listed. */
  Optional<Offer> offer(ProductId product);
}
