package zij.query.product;

import static zij.query.schema.Tables.PRODUCT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.Rank;
import zij.language.category.CategoryEvent;
import zij.language.product.ProductEvent;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.category.CategoryRow;
import zij.query.schema.tables.records.ProductRecord;

/**
 * Keeps one row per product in PostgreSQL and, once that is committed, lets all servers know that
 * the catalogue has changed. A batch reads the rows that it touches once and writes them once; an
 * event whose position the row already shows is passed over.
 */
@ProcessingGroup(CatalogueProjection.GROUP)
public final class CatalogueProjection {
  public static final String GROUP = "catalogue";

  /** Products by far the most; categories are few, and written one by one. */
  private record CategoryChange(CategoryEvent event, long position) {}

  private record Change(ProductEvent event, long position) {
    String product() {
      return event.product().value();
    }
  }

  private final DSLContext dsl;
  private final Batch<Change> batch;
  private final Batch<CategoryChange> categories;

  /**
   * @param dsl works in the transaction of the current thread
   * @param catalogue told of every change
   */
  public CatalogueProjection(DSLContext dsl, Catalogue catalogue) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> catalogue.changed());
    this.categories =
        new Batch<>(
            GROUP + " categories",
            all -> all.forEach(it -> CategoryRow.write(dsl, it.event(), it.position())),
            _ -> catalogue.changed());
  }

  @EventHandler
  void on(ProductEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  @EventHandler
  void on(CategoryEvent event, TrackingToken token) {
    categories.add(new CategoryChange(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    Map<String, ProductRecord> rows = existing(changes);
    Map<String, ProductRecord> touched = new HashMap<>();
    for (Change change : changes) {
      ProductRecord row = rows.get(change.product());
      if (row == null) {
        row = begin(change.event(), change.position());
        rows.put(change.product(), row);
      } else if (change.position() > row.getPosition()) {
        evolve(row, change.event());
      } else {
        continue;
      }
      row.setPosition(change.position());
      touched.put(change.product(), row);
    }
    if (!touched.isEmpty()) upsert(touched.values());
  }

  private Map<String, ProductRecord> existing(List<Change> changes) {
    String[] ids = changes.stream().map(Change::product).distinct().toArray(String[]::new);
    Map<String, ProductRecord> rows = new HashMap<>();
    dsl.selectFrom(PRODUCT)
        .where(PRODUCT.PRODUCT_ID.eq(DSL.any(ids)))
        .forEach(row -> rows.put(row.getProductId(), row));
    return rows;
  }

  private void upsert(Collection<ProductRecord> rows) {
    for (ProductRecord row : rows) {
      row.touched(true);
      row.touched(PRODUCT.SEARCH, false); // PostgreSQL's own
      row.touched(PRODUCT.SHELF, false);
    }
    dsl.insertInto(PRODUCT)
        .set(rows)
        .onConflict(PRODUCT.PRODUCT_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  private static ProductRecord begin(ProductEvent event, long position) {
    if (!(event instanceof ProductEvent.Listed listed)) {
      throw new IllegalStateException("product " + event.product() + " begins with " + event);
    }
    ProductRecord row = new ProductRecord();
    row.setProductId(listed.product().value());
    row.setEmoji(listed.emoji());
    row.setPrice(listed.price().stars().amount());
    row.setOnSale(false);
    row.setPublished(false);
    row.setFeatured(false);
    row.setRank(Rank.USUAL.value());
    row.setMonthly(false);
    row.setVaried(false);
    row.setTexts(CatalogueEntry.json(listed.texts()));
    row.setListedPosition(position);
    return row;
  }

  private static void evolve(ProductRecord row, ProductEvent event) {
    switch (event) {
      case ProductEvent.Listed e -> throw new IllegalStateException("listed twice: " + e.product());
      case ProductEvent.OfferedMonthly _ -> row.setMonthly(true);
      case ProductEvent.Repriced e -> row.setPrice(e.price().stars().amount());
      case ProductEvent.Described e ->
          row.setTexts(
              CatalogueEntry.json(
                  CatalogueEntry.texts(row.getTexts()).with(e.language(), e.text())));
      case ProductEvent.GoodChanged _ -> {} // what is delivered is no shopper's to see
      case ProductEvent.Pictured e -> row.setPicture(CatalogueEntry.json(e.picture()));
      case ProductEvent.PictureRemoved _ -> row.setPicture(null);
      case ProductEvent.Categorised e ->
          row.setCategory(e.category() == null ? null : e.category().value());
      case ProductEvent.Featured e -> row.setFeatured(e.featured());
      case ProductEvent.Ranked e -> row.setRank(e.rank().value());
      case ProductEvent.AvailabilitySet e -> {
        row.setAvailableFrom(utc(e.availability().from()));
        row.setAvailableUntil(utc(e.availability().until()));
      }
      case ProductEvent.BuyerLimitSet e ->
          row.setBuyerLimit(e.limit() == null ? null : e.limit().units());
      case ProductEvent.OptionsSet e -> row.setOptions(CatalogueEntry.json(e.options()));
      case ProductEvent.VariantAdded _ -> row.setVaried(true); // the variant's own row says which
      case ProductEvent.MadeVariant e -> {
        row.setVariantOf(e.of().value());
        row.setCombination(CatalogueEntry.json(e.combination()));
      }
      case ProductEvent.Published _ -> {
        row.setOnSale(true);
        row.setPublished(true);
      }
      case ProductEvent.Withdrawn _ -> row.setOnSale(false);
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
