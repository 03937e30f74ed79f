package zij.language.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.Rank;
import zij.language.category.CategoryId;

/** What can happen to a product. Names and shapes are stored for ever. */
public sealed interface ProductEvent {
  ProductId product();

  /** When it was decided. */
  Instant at();

  /** Taken into the catalogue as a draft that no shopper sees yet. */
  @LogicalName("product.listed")
  record Listed(ProductId product, String emoji, Texts texts, Price price, Good good, Instant at)
      implements ProductEvent {}

  /**
   * What was just listed is a subscription: the price is that of 30 days, and is paid again every
   * 30 days. Never said of a product later, nor taken back.
   */
  @LogicalName("product.offered-monthly")
  record OfferedMonthly(ProductId product, Instant at) implements ProductEvent {}

  @LogicalName("product.repriced")
  record Repriced(ProductId product, Price price, Instant at) implements ProductEvent {}

  @LogicalName("product.described")
  record Described(ProductId product, Language language, Text text, Instant at)
      implements ProductEvent {}

  /** Whatever is delivered from here on is this. */
  @LogicalName("product.good-changed")
  record GoodChanged(ProductId product, Good good, Instant at) implements ProductEvent {}

  /** Shown by this picture from here on. */
  @LogicalName("product.pictured")
  record Pictured(ProductId product, Picture picture, Instant at) implements ProductEvent {}

  /** Shown by its emoji again. */
  @LogicalName("product.picture-removed")
  record PictureRemoved(ProductId product, Instant at) implements ProductEvent {}

  /** In this category from here on, in none if it is null. */
  @LogicalName("product.categorised")
  record Categorised(ProductId product, @Nullable CategoryId category, Instant at)
      implements ProductEvent {}

  /** Shown before all that are not featured, or among them again. */
  @LogicalName("product.featured")
  record Featured(ProductId product, boolean featured, Instant at) implements ProductEvent {}

  /** At this place of the list from here on. */
  @LogicalName("product.ranked")
  record Ranked(ProductId product, Rank rank, Instant at) implements ProductEvent {}

  /** Can be ordered in this time only, from here on. */
  @LogicalName("product.availability-set")
  record AvailabilitySet(ProductId product, Availability availability, Instant at)
      implements ProductEvent {}

  /**
   * A buyer can have so many units at the most, or any number if it is null. With the first limit
   * orders of it begin to be counted, and are from then on.
   */
  @LogicalName("product.buyer-limit-set")
  record BuyerLimitSet(ProductId product, @Nullable BuyerLimit limit, Instant at)
      implements ProductEvent {}

  /** Buyers choose between these from here on, or nothing if there are none. */
  @LogicalName("product.options-set")
  record OptionsSet(ProductId product, Options options, Instant at) implements ProductEvent {}

  /**
   * Sold as this variant from here on, too, which is a product of its own. With the first one it is
   * not sold as itself any more. Never taken back.
   *
   * @param combination one value of each of its options; no other variant has the same
   */
  @LogicalName("product.variant-added")
  record VariantAdded(ProductId product, ProductId variant, Combination combination, Instant at)
      implements ProductEvent {}

  /**
   * What was just listed is a variant of another product: it reads and stands as that one does, and
   * is sold only while that one is. Appended together with that one's {@link VariantAdded}; never
   * said of a product later, nor taken back.
   */
  @LogicalName("product.made-variant")
  record MadeVariant(ProductId product, ProductId of, Combination combination, Instant at)
      implements ProductEvent {}

  /** On sale from here on. */
  @LogicalName("product.published")
  record Published(ProductId product, Instant at) implements ProductEvent {}

  /** Off sale from here on; what was bought stays bought. */
  @LogicalName("product.withdrawn")
  record Withdrawn(ProductId product, Instant at) implements ProductEvent {}
}
