package zij.command.product;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.product.Combination;
import zij.language.product.Options;
import zij.language.product.ProductId;

/**
 * Which products are one to those who buy: what is chosen of this one, its variants, and of which
 * other it is a variant.
 *
 * @param variants that it is sold as, in the order in which they came; none is ever taken away
 * @param own what it is a variant by; null if it is none
 */
public record Variety(
    Options options, Map<ProductId, Combination> variants, @Nullable Variant own) {
  static final Variety NONE = new Variety(Options.NONE, Map.of(), null);

  /** That a product is a variant of another. */
  public record Variant(ProductId of, Combination combination) {}

  /** Whether it is sold as its variants, not as itself. */
  public boolean isVaried() {
    return !variants.isEmpty();
  }

  /** Its variant with these values; empty if there is none. */
  public Optional<ProductId> variant(Combination combination) {
    return variants.entrySet().stream()
        .filter(variant -> variant.getValue().equals(combination))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  Variety choosing(Options changed) {
    return new Variety(changed, variants, own);
  }

  Variety with(ProductId variant, Combination combination) {
    Map<ProductId, Combination> more = new LinkedHashMap<>(variants);
    more.put(variant, combination);
    return new Variety(options, more, own);
  }

  Variety variantOf(ProductId product, Combination combination) {
    return new Variety(options, variants, new Variant(product, combination));
  }
}
