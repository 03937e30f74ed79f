package zij.query.product;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.Availability;
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
        limit);
  }

  Product product(Language language) {
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
