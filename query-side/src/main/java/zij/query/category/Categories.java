package zij.query.category;

import static zij.query.schema.Tables.CATEGORY;
import static zij.query.schema.Tables.PRODUCT;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.category.CategoryId;
import zij.language.category.CategoryNames;

/** The categories of the shop. Thread-safe. */
public final class Categories {
  /** As many as a shop can have. */
  public static final int MAX = 50;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DSLContext dsl;

  public Categories(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** All that are not withdrawn, in their order. */
  public List<ShopCategory> all() {
    Field<Integer> products =
        DSL.field(DSL.selectCount().from(PRODUCT).where(PRODUCT.CATEGORY.eq(CATEGORY.CATEGORY_ID)));
    return dsl.select(
            CATEGORY.CATEGORY_ID,
            CATEGORY.EMOJI,
            CATEGORY.NAMES,
            CATEGORY.RANK,
            products,
            CATEGORY.POSITION)
        .from(CATEGORY)
        .where(CATEGORY.WITHDRAWN.eq(false))
        .orderBy(CATEGORY.RANK, CATEGORY.CATEGORY_ID)
        .limit(MAX)
        .fetch(row ->
            new ShopCategory(
                row.value1(),
                row.value2(),
                names(row.value3()),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  /** Those in which shoppers find something. */
  public CategoryChips chips(Language language) {
    return new CategoryChips(
        dsl.select(CATEGORY.CATEGORY_ID, CATEGORY.EMOJI, CATEGORY.NAMES)
            .from(CATEGORY)
            .where(CATEGORY.WITHDRAWN.eq(false))
            .and(
                DSL.exists(
                    DSL.selectOne()
                        .from(PRODUCT)
                        .where(PRODUCT.ON_SALE)
                        .and(PRODUCT.CATEGORY.eq(CATEGORY.CATEGORY_ID))))
            .orderBy(CATEGORY.RANK, CATEGORY.CATEGORY_ID)
            .limit(MAX)
            .fetch(row ->
                new CategoryChip(
                    row.value1(), row.value2(), names(row.value3()).in(language).value())));
  }

  /** Whether there is such a category, not withdrawn. */
  public boolean has(CategoryId category) {
    return dsl.fetchExists(
        CATEGORY, CATEGORY.CATEGORY_ID.eq(category.value()).and(CATEGORY.WITHDRAWN.eq(false)));
  }

  static JSONB json(CategoryNames names) {
    return JSONB.valueOf(JSON.writeValueAsString(names));
  }

  static CategoryNames names(JSONB json) {
    return JSON.readValue(json.data(), CategoryNames.class);
  }
}
