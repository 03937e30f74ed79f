package zij.query.product;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.Availability;
import zij.language.product.Combination;
import zij.language.product.Options;
import zij.language.product.Picture;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.query.schema.tables.records.ProductRecord;

/**
 * One product of the catalogue in every language.
 *
 * @param picture null if the emoji is all there is
 * @param left how many units there are if they are few; 0 if it is sold out
 * @param limit units of one buyer; null if there is none
 * @param varied whether it is sold as its variants, not as itself
 * @param variantOf the product of which it is a variant, by its combination; null if it is none
 */
record CatalogueEntry(
    String id,
    String emoji,
    long price,
    boolean monthly,
    boolean onSale,
    boolean published,
    Texts texts,
    @Nullable Picture picture,
    @Nullable Integer left,
    Availability availability,
    @Nullable Integer limit,
    @Nullable String category,
    boolean featured,
    int rank,
    int shelf,
    Options options,
    boolean varied,
    @Nullable String variantOf,
    @Nullable Combination combination,
    long listedPosition,
    long position) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SUMMARY_LENGTH = 120;

  /**
   * @param left null if there are plenty
   */
  static CatalogueEntry of(ProductRecord row, @Nullable Integer left) {
    return new CatalogueEntry(
        row.getProductId(),
        row.getEmoji(),
        row.getPrice(),
        row.getMonthly(),
        row.getOnSale(),
        row.getPublished(),
        texts(row.getTexts()),
        picture(row.getPicture()),
        left,
        new Availability(instant(row.getAvailableFrom()), instant(row.getAvailableUntil())),
        row.getBuyerLimit(),
        row.getCategory(),
        row.getFeatured(),
        row.getRank(),
        row.getShelf(),
        options(row.getOptions()),
        row.getVaried(),
        row.getVariantOf(),
        combination(row.getCombination()),
        row.getListedPosition(),
        row.getPosition());
  }

  static JSONB json(Texts texts) {
    return JSONB.valueOf(JSON.writeValueAsString(texts));
  }

  static Texts texts(JSONB json) {
    return JSON.readValue(json.data(), Texts.class);
  }

  static JSONB json(Picture picture) {
    return JSONB.valueOf(JSON.writeValueAsString(picture));
  }

  private static @Nullable Picture picture(@Nullable JSONB json) {
    return json == null ? null : JSON.readValue(json.data(), Picture.class);
  }

  static JSONB json(Options options) {
    return JSONB.valueOf(JSON.writeValueAsString(options));
  }

  private static Options options(@Nullable JSONB json) {
    return json == null ? Options.NONE : JSON.readValue(json.data(), Options.class);
  }

  static JSONB json(Combination combination) {
    return JSONB.valueOf(JSON.writeValueAsString(combination));
  }

  private static @Nullable Combination combination(@Nullable JSONB json) {
    return json == null ? null : JSON.readValue(json.data(), Combination.class);
  }

  /**
   * A variant as shoppers have it, by the same rules as an order (the command side's {@code
   * Offer}): it reads and stands as its product does, and is sold only while that is, too.
   */
  CatalogueEntry asVariantOf(CatalogueEntry of) {
    Combination own = Objects.requireNonNull(combination, "a variant");
    Optional<Availability> both = availability.within(of.availability);
    boolean ownLimit = of.limit == null || (limit != null && limit < of.limit);
    return new CatalogueEntry(
        id,
        of.emoji,
        price,
        monthly,
        onSale && of.onSale && both.isPresent(),
        published && of.published,
        of.options.texts(of.texts, own),
        picture == null ? of.picture : picture,
        left,
        both.orElse(Availability.ALWAYS),
        ownLimit ? limit : of.limit,
        of.category,
        of.featured,
        of.rank,
        of.shelf,
        Options.NONE,
        false,
        variantOf,
        own,
        listedPosition,
        position);
  }

  /** The same of a product with variants: from which price on, whether there is any, and when. */
  CatalogueEntry asSold(long from, boolean isThere, Availability some) {
    return new CatalogueEntry(
        id,
        emoji,
        from,
        monthly,
        onSale,
        published,
        texts,
        picture,
        isThere ? null : Integer.valueOf(0),
        some,
        limit,
        category,
        featured,
        rank,
        shelf,
        options,
        true,
        null,
        null,
        listedPosition,
        position);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }

  ProductCard card(Language language) {
    Text text = texts.in(language);
    return new ProductCard(
        id,
        text.title(),
        summary(text.body()),
        price,
        monthly,
        emoji,
        picture,
        left,
        availability.from(),
        availability.until(),
        limit,
        varied);
  }

  Product product(Language language, List<ProductOption> choices, List<ProductVariant> variants) {
    Text text = texts.in(language);
    return new Product(
        id,
        text.title(),
        text.body(),
        price,
        monthly,
        emoji,
        picture,
        onSale,
        left,
        availability.from(),
        availability.until(),
        limit,
        varied,
        variantOf,
        choices,
        variants,
        position);
  }

  /** The first line of a text, cut at a word if it is long. */
  private static String summary(String body) {
    String line = body.lines().findFirst().orElse("");
    if (line.length() <= SUMMARY_LENGTH) return line;
    int space = line.lastIndexOf(' ', SUMMARY_LENGTH);
    return line.substring(0, space > 0 ? space : SUMMARY_LENGTH) + "…";
  }
}
