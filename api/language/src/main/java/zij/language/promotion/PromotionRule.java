package zij.language.promotion;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;
import zij.language.product.ProductId;

/**
 * What a promotion gives, for what, when, and how often. It never changes: a merchant ends it and
 * makes another.
 *
 * @param reduction once for an order
 * @param products that it is for, at most {@value #MAX_PRODUCTS}; all if there are none
 * @param minimum what the whole order has to be worth before anything comes off
 * @param from when it begins
 * @param until when it is over; null if only its maker ends it
 * @param limit how many orders at the most, up to {@value #MAX_LIMIT}; null if any number
 * @param limitPerBuyer how many orders of one buyer, up to the limit; null if any number. It needs
 *     a limit, because everybody who used it has to be remembered
 */
public record PromotionRule(
    Reduction reduction,
    List<ProductId> products,
    Stars minimum,
    Instant from,
    @Nullable Instant until,
    @Nullable Integer limit,
    @Nullable Integer limitPerBuyer) {
  public static final int MAX_PRODUCTS = 100;
  public static final int MAX_LIMIT = 10_000;

  public PromotionRule {
    Objects.requireNonNull(reduction, "reduction");
    Objects.requireNonNull(minimum, "minimum");
    Objects.requireNonNull(from, "from");
    products = List.copyOf(products);
    if (products.size() > MAX_PRODUCTS || new HashSet<>(products).size() < products.size()) {
      throw new IllegalArgumentException("at most " + MAX_PRODUCTS + " products, each once");
    }
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("a promotion ends after it has begun");
    }
    requireLimits(limit, limitPerBuyer);
  }

  private static void requireLimits(@Nullable Integer limit, @Nullable Integer perBuyer) {
    if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
      throw new IllegalArgumentException("a limit is 1 to " + MAX_LIMIT + ", not " + limit);
    }
    if (perBuyer == null) return;
    if (limit == null || perBuyer < 1 || perBuyer > limit) {
      throw new IllegalArgumentException("a limit for each buyer is 1 to the limit of all");
    }
  }

  /** Whether somebody has to count. */
  public boolean limited() {
    return limit != null;
  }

  /** Whether it is on at this moment: from its beginning on, and up to its end but not at it. */
  public boolean isOn(Instant at) {
    return !at.isBefore(from) && (until == null || at.isBefore(until));
  }

  /** Whether something comes off of this product. */
  public boolean isFor(ProductId product) {
    return products.isEmpty() || products.contains(product);
  }
}
