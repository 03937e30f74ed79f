package zij.query.category;

import static zij.query.schema.Tables.CATEGORY;

import org.jooq.DSLContext;
import zij.language.category.CategoryEvent;
import zij.query.schema.tables.records.CategoryRecord;

/** What each event does to a category's row; again it does nothing. */
public final class CategoryRow {
  private CategoryRow() {}

  /**
   * Writes an event.
   *
   * @throws IllegalStateException if the category was never created: then an event was lost
   */
  public static void write(DSLContext dsl, CategoryEvent event, long position) {
    String id = event.category().aggregateId();
    CategoryRecord row = dsl.fetchOne(CATEGORY, CATEGORY.AGGREGATE_ID.eq(id));
    if (row == null) {
      row = dsl.newRecord(CATEGORY);
      row.setAggregateId(id);
      row.setCategoryId(event.category().value());
      if (!(event instanceof CategoryEvent.Created)) {
        throw new IllegalStateException("category " + id + " begins with " + event);
      }
    } else if (position <= row.getPosition()) {
      return;
    }
    evolve(row, event);
    row.setPosition(position);
    var _ = row.store();
  }

  private static void evolve(CategoryRecord row, CategoryEvent event) {
    switch (event) {
      case CategoryEvent.Created e -> {
        row.setEmoji(e.emoji());
        row.setNames(Categories.json(e.names()));
        row.setRank(e.rank().value());
        row.setWithdrawn(false);
      }
      case CategoryEvent.Described e ->
          row.setNames(
              Categories.json(Categories.names(row.getNames()).with(e.language(), e.name())));
      case CategoryEvent.Moved e -> row.setRank(e.rank().value());
      case CategoryEvent.Withdrawn _ -> row.setWithdrawn(true);
    }
  }
}
