package zij.query.insights;

import static zij.query.schema.Tables.PRODUCT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.Texts;
import zij.query.insights.Products.ProductFigures;
import zij.query.insights.Products.Sort;
import zij.query.schema.tables.records.ProductRecord;

/**
 * Reads what {@link Products} says.
 *
 * @param titles language of the titles
 */
record ProductsReader(DSLContext dsl, Language titles) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Measure[] SHOWN = {
    Measure.REVENUE,
    Measure.REFUNDED,
    Measure.CHARGED_BACK,
    Measure.PAID,
    Measure.UNITS,
    Measure.REFUNDS,
    Measure.CHARGE_BACKS
  };

  private static final String SUMS =
      """
      select product, %s from query.insights_cell join query.insights_bucket using (cell_id)
      where language = {0} and level = {1} and {2} and {3} group by product
      """
          .formatted(Measure.sums(SHOWN));

  private record Sold(String product, Totals now, Totals before) {
    long change() {
      return now.netRevenue() - before.netRevenue();
    }
  }

  Products answer(Basis basis, Question question, Sort sort, int limit) {
    List<Sold> sold = new ArrayList<>(sold(question));
    sold.removeIf(one -> !isShown(one, sort));
    sold.sort(order(sort).thenComparing(Sold::product));
    boolean more = sold.size() > limit;
    List<Sold> shown = more ? sold.subList(0, limit) : sold;
    return new Products(basis, sort, figures(shown), more);
  }

  private static boolean isShown(Sold sold, Sort sort) {
    return switch (sort) {
      case TOP -> sold.now().sums().values().stream().anyMatch(sum -> sum != 0);
      case RISING -> sold.change() > 0;
      case FALLING -> sold.change() < 0;
    };
  }

  private static Comparator<Sold> order(Sort sort) {
    return switch (sort) {
      case TOP -> Comparator.comparingLong(one -> -one.now().netRevenue());
      case RISING -> Comparator.comparingLong(one -> -one.change());
      case FALLING -> Comparator.comparingLong(Sold::change);
    };
  }

  private List<Sold> sold(Question question) {
    Map<String, Totals> now = totals(question);
    Map<String, Totals> before = totals(question.before());
    Set<String> products = new HashSet<>(now.keySet());
    products.addAll(before.keySet());
    return products.stream()
        .map(product ->
            new Sold(
                product,
                now.getOrDefault(product, Totals.none()),
                before.getOrDefault(product, Totals.none())))
        .toList();
  }

  private Map<String, Totals> totals(Question question) {
    Cell cell = question.cell();
    Condition which =
        cell.product().equals(Cell.ALL)
            ? DSL.condition("product <> ''")
            : DSL.condition("product = ?", cell.product());
    short level = new Cell("of a product", cell.language()).level();
    Map<String, Totals> totals = new HashMap<>();
    for (Record row :
        dsl.fetch(
            SUMS,
            DSL.val(cell.language()),
            DSL.val(level),
            which,
            Buckets.within(question.period()))) {
      totals.put(row.get("product", String.class), Totals.of(row, SHOWN));
    }
    return totals;
  }

  private List<ProductFigures> figures(List<Sold> shown) {
    String[] ids = shown.stream().map(Sold::product).toArray(String[]::new);
    Map<String, ProductRecord> known =
        dsl.selectFrom(PRODUCT)
            .where(PRODUCT.PRODUCT_ID.eq(DSL.any(ids)))
            .fetchMap(PRODUCT.PRODUCT_ID);
    return shown.stream().map(one -> figures(one, known)).toList();
  }

  private ProductFigures figures(Sold sold, Map<String, ProductRecord> known) {
    ProductRecord row = known.get(sold.product());
    long before = sold.before().netRevenue();
    return new ProductFigures(
        sold.product(),
        row == null ? sold.product() : title(row),
        row == null ? "" : row.getEmoji(),
        sold.now().of(Measure.REVENUE),
        sold.now().netRevenue(),
        sold.now().of(Measure.PAID),
        sold.now().of(Measure.UNITS),
        sold.now().of(Measure.REFUNDS),
        sold.now().of(Measure.CHARGE_BACKS),
        before,
        sold.before().of(Measure.PAID),
        sold.change(),
        before > 0 ? (double) sold.change() / before : null);
  }

  private String title(ProductRecord row) {
    return JSON.readValue(row.getTexts().data(), Texts.class).in(titles).title();
  }
}
