package zij.query.product;

import static java.util.stream.Collectors.toMap;
import static zij.query.schema.Tables.PRODUCT;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.category.CategoryId;
import zij.language.product.Options;
import zij.language.product.ProductId;

/**
 * All products of the shop, drafts and withdrawn ones too, for whoever sells them. Nothing of it is
 * kept in memory: owners are few, and want to see what they have just changed. Thread-safe.
 */
public final class Assortment {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  private static final Condition DRAFT = PRODUCT.PUBLISHED.eq(false);
  private static final Condition ON_SALE = PRODUCT.ON_SALE.eq(true);
  private static final Condition WITHDRAWN =
      PRODUCT.PUBLISHED.eq(true).and(PRODUCT.ON_SALE.eq(false));

  /**
   * Which products are asked for.
   *
   * @param state null for all
   * @param search what id, title or text has to contain, in any language; null for all
   * @param category in which they are; null for all
   */
  public record Wanted(
      @Nullable ProductState state, @Nullable String search, @Nullable CategoryId category) {
    public static final Wanted ALL = new Wanted(null, null, null);
  }

  private final DSLContext dsl;

  public Assortment(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * A page of the products, the newest first; variants stand with their products.
   *
   * @param language of the titles
   * @param before where the page before ended; null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public ListedPage page(
      Wanted wanted, Language language, @Nullable ProductCursor before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " products");
    }
    List<CatalogueEntry> found =
        ProductRows.entries(dsl)
            .where(PRODUCT.VARIANT_OF.isNull())
            .and(isWanted(wanted))
            .and(
                before == null
                    ? DSL.noCondition()
                    : PRODUCT.LISTED_POSITION.lt(before.listedPosition()))
            .orderBy(PRODUCT.LISTED_POSITION.desc())
            .limit(limit + 1)
            .fetch(ProductRows::entry);
    boolean more = found.size() > limit;
    List<CatalogueEntry> shown = more ? found.subList(0, limit) : found;
    return new ListedPage(
        shown.stream().map(entry -> card(entry, language)).toList(),
        more ? new ProductCursor(shown.getLast().listedPosition()).text() : null);
  }

  /** What products and variants are called, by their ids; those that there are not are left out. */
  public Map<String, String> titles(Collection<ProductId> products, Language language) {
    if (products.isEmpty()) return Map.of();
    String[] ids = products.stream().map(ProductId::value).toArray(String[]::new);
    List<CatalogueEntry> found =
        ProductRows.entries(dsl)
            .where(PRODUCT.PRODUCT_ID.eq(DSL.any(ids)))
            .fetch(ProductRows::entry);
    Family family = Family.of(dsl, found);
    return found.stream()
        .collect(toMap(CatalogueEntry::id, entry -> family.card(entry, language).title()));
  }

  /** A product or a variant, in whatever state; empty if there is none. */
  public Optional<ListedProduct> find(ProductId product) {
    return entry(product.value())
        .map(entry -> {
          String of = entry.variantOf();
          if (of != null) return variant(entry, entry(of).orElseThrow());
          return entry.varied() ? listed(entry, state(entry), variants(entry)) : listed(entry);
        });
  }

  /** With what it has of its product, but as it was told when and how much of it itself. */
  private static ListedProduct variant(CatalogueEntry own, CatalogueEntry of) {
    CatalogueEntry whole = own.asVariantOf(of);
    return new ListedProduct(
        own.id(),
        whole.emoji(),
        own.picture(),
        own.price(),
        state(own),
        whole.texts(),
        whole.category(),
        whole.featured(),
        whole.rank(),
        own.availability().from(),
        own.availability().until(),
        own.limit(),
        own.variantOf(),
        Options.NONE,
        List.of(),
        own.position());
  }

  private Optional<CatalogueEntry> entry(String product) {
    return ProductRows.entries(dsl)
        .where(PRODUCT.PRODUCT_ID.eq(product))
        .fetchOptional(ProductRows::entry);
  }

  private List<ListedVariant> variants(CatalogueEntry product) {
    return ProductRows.entries(dsl)
        .where(PRODUCT.VARIANT_OF.eq(product.id()))
        .orderBy(PRODUCT.LISTED_POSITION)
        .fetch(ProductRows::entry)
        .stream()
        .map(it ->
            new ListedVariant(
                it.id(),
                Objects.requireNonNull(it.combination(), "a variant"),
                it.price(),
                state(it),
                it.left(),
                it.availability().from(),
                it.availability().until()))
        .toList();
  }

  /**
   * Hands over all products but variants, in whatever state, the newest first; never more than a
   * page at once.
   */
  public void forEach(Consumer<ListedProduct> reader) {
    List<CatalogueEntry> page;
    long before = Long.MAX_VALUE;
    do {
      page =
          ProductRows.entries(dsl)
              .where(PRODUCT.LISTED_POSITION.lt(before))
              .and(PRODUCT.VARIANT_OF.isNull())
              .orderBy(PRODUCT.LISTED_POSITION.desc())
              .limit(MAX_PAGE)
              .fetch(ProductRows::entry);
      page.forEach(entry -> reader.accept(listed(entry)));
      if (!page.isEmpty()) before = page.getLast().listedPosition();
    } while (page.size() == MAX_PAGE);
  }

  private static ListedProduct listed(CatalogueEntry entry) {
    return listed(entry, state(entry), List.of());
  }

  private static ListedProduct listed(
      CatalogueEntry entry, ProductState state, List<ListedVariant> variants) {
    return new ListedProduct(
        entry.id(),
        entry.emoji(),
        entry.picture(),
        entry.price(),
        state,
        entry.texts(),
        entry.category(),
        entry.featured(),
        entry.rank(),
        entry.availability().from(),
        entry.availability().until(),
        entry.limit(),
        null,
        entry.options(),
        variants,
        entry.position());
  }

  /** How far the catalogue is. */
  public Completeness completeness() {
    Map<Language, Field<Integer>> untold = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Condition isUntold =
          DSL.condition("{0} -> {1} is null", PRODUCT.TEXTS, DSL.inline(language.tag()));
      untold.put(
          language,
          DSL.count().filterWhere(isUntold.andNot(WITHDRAWN)).as("untold_" + language.name()));
    }
    Field<Integer> drafts = DSL.count().filterWhere(DRAFT).as("drafts");
    Field<Integer> onSale = DSL.count().filterWhere(ON_SALE).as("on_sale");
    Field<Integer> withdrawn = DSL.count().filterWhere(WITHDRAWN).as("withdrawn");
    Record counted =
        dsl.select(drafts, onSale, withdrawn)
            .select(untold.values())
            .from(PRODUCT)
            .where(PRODUCT.VARIANT_OF.isNull())
            .fetchSingle();
    Map<Language, Long> counts = new EnumMap<>(Language.class);
    untold.forEach((language, count) -> counts.put(language, (long) counted.get(count)));
    return new Completeness(
        counted.get(drafts), counted.get(onSale), counted.get(withdrawn), counts);
  }

  private static ListedCard card(CatalogueEntry entry, Language language) {
    return new ListedCard(
        entry.id(),
        entry.texts().in(language).title(),
        entry.emoji(),
        entry.picture(),
        entry.price(),
        state(entry),
        entry.availability().from(),
        entry.availability().until(),
        entry.texts().byLanguage().keySet());
  }

  private static ProductState state(CatalogueEntry entry) {
    if (entry.onSale()) return ProductState.ON_SALE;
    return entry.published() ? ProductState.WITHDRAWN : ProductState.DRAFT;
  }

  private static Condition isIn(ProductState state) {
    return switch (state) {
      case DRAFT -> DRAFT;
      case ON_SALE -> ON_SALE;
      case WITHDRAWN -> WITHDRAWN;
    };
  }

  private Condition isWanted(Wanted wanted) {
    ProductState state = wanted.state();
    String search = wanted.search();
    CategoryId category = wanted.category();
    return DSL.and(
        state == null ? DSL.noCondition() : isIn(state),
        search == null ? DSL.noCondition() : named(search),
        category == null ? DSL.noCondition() : PRODUCT.CATEGORY.eq(category.value()));
  }

  private Condition named(String search) {
    return PRODUCT.PRODUCT_ID.containsIgnoreCase(search).or(ProductRows.contains(dsl, search));
  }
}
