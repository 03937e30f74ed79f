package zij.language.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.LogicalName;
import zij.language.PlainText;
import zij.language.Rank;
import zij.language.category.CategoryId;

/** What a merchant can ask of the catalogue. */
public sealed interface ProductCommand {
  ProductId product();

  Instant at();

  /**
   * Takes a new product into the catalogue, as a draft. {@code emoji} is its picture.
   *
   * @param selling a subscription costs {@value Price#MAX_MONTHLY} Stars at the most
   */
  @LogicalName("product.list")
  record List(
      ProductId product,
      String emoji,
      Texts texts,
      Price price,
      Good good,
      Selling selling,
      Instant at)
      implements ProductCommand, Command<Done> {
    /** One that is paid once. */
    public List(ProductId product, String emoji, Texts texts, Price price, Good good, Instant at) {
      this(product, emoji, texts, price, good, Selling.ONCE, at);
    }

    public List {
      if (emoji.isBlank() || emoji.length() > 16) {
        throw new IllegalArgumentException("a product's picture is one emoji");
      }
      PlainText.require(emoji);
    }
  }

  @LogicalName("product.reprice")
  record Reprice(ProductId product, Price price, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Sets title and text in one language. */
  @LogicalName("product.describe")
  record Describe(ProductId product, Language language, Text text, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Lets buyers get something else from now on; who has paid before keeps what was delivered. */
  @LogicalName("product.set-good")
  record SetGood(ProductId product, Good good, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Shows the product by a picture instead of its emoji. */
  @LogicalName("product.set-picture")
  record SetPicture(ProductId product, Picture picture, Instant at)
      implements ProductCommand, Command<Done> {}

  @LogicalName("product.remove-picture")
  record RemovePicture(ProductId product, Instant at) implements ProductCommand, Command<Done> {}

  /** Puts the product into a category, or out of any if it is null. */
  @LogicalName("product.categorise")
  record Categorise(ProductId product, @Nullable CategoryId category, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Shows the product before all that are not featured, or among them again. */
  @LogicalName("product.feature")
  record Feature(ProductId product, boolean featured, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Gives the product another place in the list. */
  @LogicalName("product.set-rank")
  record SetRank(ProductId product, Rank rank, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Lets the product be ordered in this time only. */
  @LogicalName("product.set-availability")
  record SetAvailability(ProductId product, Availability availability, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Lets a buyer have so many units at the most, or any number if it is null. */
  @LogicalName("product.set-buyer-limit")
  record SetBuyerLimit(ProductId product, @Nullable BuyerLimit limit, Instant at)
      implements ProductCommand, Command<Done> {}

  /** Lets buyers choose between these, or nothing if there are none. */
  @LogicalName("product.set-options")
  record SetOptions(ProductId product, Options options, Instant at)
      implements ProductCommand, Command<Done> {}

  /**
   * Sells the product as one of its variants, too: takes that into the catalogue as a draft of its
   * own.
   *
   * @param variant an id that no product has yet
   * @param combination one value of each of the product's options
   * @param price of the variant
   */
  @LogicalName("product.add-variant")
  record AddVariant(
      ProductId product, ProductId variant, Combination combination, Price price, Instant at)
      implements ProductCommand, Command<Done> {}

  @LogicalName("product.publish")
  record Publish(ProductId product, Instant at) implements ProductCommand, Command<Done> {}

  @LogicalName("product.withdraw")
  record Withdraw(ProductId product, Instant at) implements ProductCommand, Command<Done> {}
}
