package zij.query.product;

import static zij.query.schema.Tables.CATEGORY;
import static zij.query.schema.Tables.PRODUCT;
import static zij.query.schema.Tables.STOCK;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.category.CategoryId;
import zij.language.product.ProductId;
import zij.query.category.Categories;

/** The catalogue as PostgreSQL has it. */
final class ProductRows {
  /** Of guesses, more than the first few are no help. */
  private static final int ALIKE = 10;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What the rows said.
   *
   * @param version of the catalogue that the answer is at least as new as
   * @param json empty if there is no such product or category, or none that the cursor can have
   *     named
   */
  record Found(long version, Optional<byte[]> json) {}

  private ProductRows() {}

  /**
   * A number that grows with every change of the catalogue: a change gives its row a higher
   * position of the log, and rows are never taken away. So it is with what shoppers are told of the
   * stock.
   */
  static long version(DSLContext dsl) {
    var positions = DSL.coalesce(DSL.sum(PRODUCT.POSITION), DSL.zero());
    var stocks =
        DSL.field(DSL.select(DSL.coalesce(DSL.sum(STOCK.SHOWN_POSITION), DSL.zero())).from(STOCK));
    var categories =
        DSL.field(
            DSL.select(DSL.count().add(DSL.coalesce(DSL.sum(CATEGORY.POSITION), DSL.zero())))
                .from(CATEGORY));
    Long version =
        dsl.select(DSL.count().add(positions).add(stocks).add(categories).cast(SQLDataType.BIGINT))
            .from(PRODUCT)
            .fetchOne(0, Long.class);
    return version == null ? 0 : version;
  }

  /**
   * Looks, by one connection.
   *
   * @param connection the version is asked for first, so that the answer is never older than it
   */
  static Found find(DSLContext connection, CatalogueQuestion question) {
    long version = version(connection);
    return new Found(
        version,
        switch (question) {
          case CatalogueQuestion.Page page -> page(connection, page);
          case CatalogueQuestion.Chips chips ->
              Optional.of(
                  JSON.writeValueAsBytes(new Categories(connection).chips(chips.language())));
          case CatalogueQuestion.One one ->
              entries(connection)
                  .where(PRODUCT.PRODUCT_ID.eq(one.product().value()).and(isKnown()))
                  .fetchOptional(ProductRows::entry)
                  .map(entry -> JSON.writeValueAsBytes(product(connection, entry, one.language())));
        });
  }

  /** Was ever published, and if it is a variant, so was its product. */
  private static Condition isKnown() {
    var whole = PRODUCT.as("whole");
    return PRODUCT
        .PUBLISHED
        .eq(true)
        .and(
            PRODUCT
                .VARIANT_OF
                .isNull()
                .or(
                    DSL.exists(
                        DSL.selectOne()
                            .from(whole)
                            .where(whole.PRODUCT_ID.eq(PRODUCT.VARIANT_OF))
                            .and(whole.PUBLISHED))));
  }

  private static Product product(DSLContext dsl, CatalogueEntry entry, Language language) {
    return Family.of(dsl, List.of(entry)).product(entry, language);
  }

  /** Those of these products that were ever published. */
  static List<Product> published(DSLContext dsl, List<ProductId> ids, Language language) {
    List<CatalogueEntry> entries =
        entries(dsl)
            .where(PRODUCT.PRODUCT_ID.in(ids.stream().map(ProductId::value).toList()))
            .and(isKnown())
            .fetch(ProductRows::entry);
    Family family = Family.of(dsl, entries);
    return entries.stream().map(entry -> family.product(entry, language)).toList();
  }

  private static Optional<byte[]> page(DSLContext dsl, CatalogueQuestion.Page asked) {
    ProductCursor after = asked.after();
    if (after != null && !isListed(dsl, after)) return Optional.empty();
    CategoryId category = asked.category();
    if (category != null && !new Categories(dsl).has(category)) return Optional.empty();
    String words = asked.search();
    List<CatalogueEntry> found =
        entries(dsl)
            .where(PRODUCT.ON_SALE)
            .and(PRODUCT.VARIANT_OF.isNull())
            .and(category == null ? DSL.noCondition() : PRODUCT.CATEGORY.eq(category.value()))
            .and(after == null ? DSL.noCondition() : behind(after))
            .and(words == null ? DSL.noCondition() : contains(dsl, words))
            .orderBy(PRODUCT.SHELF, PRODUCT.LISTED_POSITION)
            .limit(asked.limit() + 1)
            .fetch(ProductRows::entry);
    boolean isNowhere = found.isEmpty() && after == null && category == null;
    if (isNowhere && words != null) found = alike(dsl, words, asked.limit());
    boolean more = found.size() > asked.limit();
    List<CatalogueEntry> shown = more ? found.subList(0, asked.limit()) : found;
    Family family = Family.of(dsl, shown);
    ProductPage page =
        new ProductPage(
            shown.stream().map(entry -> family.card(entry, asked.language())).toList(),
            more ? cursor(shown.getLast()).text() : null);
    return Optional.of(JSON.writeValueAsBytes(page));
  }

  static SelectOnConditionStep<Record> entries(DSLContext dsl) {
    return dsl.select(PRODUCT.fields())
        .select(STOCK.SHOWN)
        .from(PRODUCT)
        .leftJoin(STOCK)
        .on(STOCK.PRODUCT_ID.eq(PRODUCT.PRODUCT_ID));
  }

  /** One of {@link #entries}. */
  static CatalogueEntry entry(Record row) {
    return CatalogueEntry.of(row.into(PRODUCT), row.get(STOCK.SHOWN));
  }

  /** A page ends with a product, and products are never taken away. */
  private static boolean isListed(DSLContext dsl, ProductCursor cursor) {
    return dsl.fetchExists(PRODUCT, PRODUCT.LISTED_POSITION.eq(cursor.listedPosition()));
  }

  private static Condition behind(ProductCursor cursor) {
    return DSL.row(PRODUCT.SHELF, PRODUCT.LISTED_POSITION)
        .gt(cursor.shelf(), cursor.listedPosition());
  }

  private static ProductCursor cursor(CatalogueEntry last) {
    return new ProductCursor(last.shelf(), last.listedPosition());
  }

  /**
   * Whether title or text contain these words, in any language and alphabet; signs alone are
   * contained in nothing. The rules are in the migration that made the function.
   *
   * <p>The words are folded first and stand in the statement: only then does PostgreSQL know how
   * many products have them, and whether to look them up or to walk along the page's order. What is
   * left of them is letters, digits and blanks.
   */
  static Condition contains(DSLContext dsl, String words) {
    String folded = dsl.select(folded(words)).fetchSingle().value1();
    if (folded == null || folded.isEmpty()) return DSL.falseCondition();
    return PRODUCT.SEARCH.like(DSL.inline("%" + folded + "%"));
  }

  private static Field<String> folded(String words) {
    return DSL.field("query.folded({0})", String.class, DSL.val(words));
  }

  /** What was meant, perhaps: at most {@value #ALIKE} products with a word like one of these. */
  private static List<CatalogueEntry> alike(DSLContext dsl, String words, int limit) {
    return dsl.fetch(
            "select p.*, (select shown from query.stock s where s.product_id = p.product_id) as"
                + " shown from query.products_like({0}, {1}) as p",
            folded(words), DSL.val(Math.min(limit, ALIKE)))
        .map(row -> CatalogueEntry.of(row.into(PRODUCT), row.get("shown", Integer.class)));
  }
}
