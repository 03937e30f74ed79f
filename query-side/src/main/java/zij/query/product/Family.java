package zij.query.product;

import static java.util.stream.Collectors.groupingBy;
import static zij.query.schema.Tables.PRODUCT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.language.Language;
import zij.language.product.Availability;
import zij.language.product.OptionCode;

/**
 * Products with their variants, and variants with their products, as shoppers see them: drafts are
 * left out. Looked up in one go for all that are shown together, and not at all if none has any.
 */
final class Family {
  private static final Comparator<CatalogueEntry> OLDEST =
      Comparator.comparingLong(CatalogueEntry::listedPosition);

  private final Map<String, CatalogueEntry> products = new HashMap<>();
  private final Map<String, List<CatalogueEntry>> variants;

  private Family(List<CatalogueEntry> all) {
    all.stream().filter(it -> it.variantOf() == null).forEach(it -> products.put(it.id(), it));
    variants =
        all.stream()
            .filter(it -> it.variantOf() != null)
            .sorted(OLDEST)
            .map(it -> it.asVariantOf(Objects.requireNonNull(products.get(it.variantOf()))))
            .collect(groupingBy(it -> Objects.requireNonNull(it.variantOf())));
  }

  /** Of these products. */
  static Family of(DSLContext dsl, List<CatalogueEntry> shown) {
    Set<String> related = new HashSet<>();
    for (CatalogueEntry entry : shown) {
      String of = entry.variantOf();
      if (of != null) related.add(of);
      else if (entry.varied()) related.add(entry.id());
    }
    if (related.isEmpty()) return new Family(List.of());
    String[] ids = related.toArray(String[]::new);
    return new Family(
        ProductRows.entries(dsl)
            .where(PRODUCT.PRODUCT_ID.eq(DSL.any(ids)))
            .or(PRODUCT.VARIANT_OF.eq(DSL.any(ids)).and(PRODUCT.PUBLISHED))
            .fetch(ProductRows::entry));
  }

  /**
   * One of the products in a list. Of one with variants, the price is the lowest that there is, and
   * the time of sale that from its first variant's beginning to its last one's end.
   */
  ProductCard card(CatalogueEntry entry, Language language) {
    return whole(entry).card(language);
  }

  /** One of the products with all there is to say. */
  Product product(CatalogueEntry entry, Language language) {
    CatalogueEntry root = root(entry);
    return whole(entry).product(language, options(root, language), variants(root, language));
  }

  private CatalogueEntry root(CatalogueEntry entry) {
    String of = entry.variantOf();
    return of == null ? entry : Objects.requireNonNull(products.get(of), "a variant's product");
  }

  private CatalogueEntry whole(CatalogueEntry entry) {
    if (entry.variantOf() != null) return entry.asVariantOf(root(entry));
    if (!entry.varied()) return entry;
    List<CatalogueEntry> all = variants.getOrDefault(entry.id(), List.of());
    List<CatalogueEntry> there = new ArrayList<>(all);
    there.removeIf(variant -> !variant.onSale() || Objects.equals(variant.left(), 0));
    long lowest =
        (there.isEmpty() ? all : there)
            .stream().mapToLong(CatalogueEntry::price).min().orElse(entry.price());
    Availability some =
        there.stream()
            .map(CatalogueEntry::availability)
            .reduce(Availability::spanning)
            .orElse(entry.availability());
    return entry.asSold(lowest, !there.isEmpty(), some);
  }

  private static List<ProductOption> options(CatalogueEntry root, Language language) {
    return root.options().list().stream()
        .map(option ->
            new ProductOption(
                option.code().value(),
                option.names().in(language),
                option.values().stream()
                    .map(value ->
                        new ProductOptionValue(value.code().value(), value.names().in(language)))
                    .toList()))
        .toList();
  }

  private List<ProductVariant> variants(CatalogueEntry root, Language language) {
    return variants.getOrDefault(root.id(), List.of()).stream()
        .map(it -> variant(it, root, language))
        .toList();
  }

  private static ProductVariant variant(
      CatalogueEntry variant, CatalogueEntry root, Language language) {
    Map<OptionCode, OptionCode> values =
        Objects.requireNonNull(variant.combination(), "a variant").byOption();
    return new ProductVariant(
        variant.id(),
        variant.texts().in(language).title(),
        root.options().list().stream()
            .map(option -> Objects.requireNonNull(values.get(option.code())).value())
            .toList(),
        variant.price(),
        variant.picture(),
        variant.onSale(),
        variant.left(),
        variant.availability().from(),
        variant.availability().until(),
        variant.limit());
  }
}
