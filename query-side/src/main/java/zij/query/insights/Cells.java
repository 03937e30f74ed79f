package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_CELL;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The numbers under which cells are stored. For one batch. */
final class Cells {
  private final DSLContext dsl;
  private final Map<Cell, Integer> ids = new HashMap<>();

  Cells(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Reads the cells of these products, and those of all products, in one go. */
  void read(Collection<String> products) {
    dsl.select(INSIGHTS_CELL.PRODUCT, INSIGHTS_CELL.LANGUAGE, INSIGHTS_CELL.CELL_ID)
        .from(INSIGHTS_CELL)
        .where(INSIGHTS_CELL.PRODUCT.eq(DSL.any(products.toArray(String[]::new))))
        .or(INSIGHTS_CELL.PRODUCT.eq(Cell.ALL))
        .forEach(row -> ids.put(new Cell(row.value1(), row.value2()), row.value3()));
  }

  /** The number of a cell, which it gets if it has none. */
  int id(Cell cell) {
    return ids.computeIfAbsent(cell, this::number);
  }

  private int number(Cell cell) {
    return Objects.requireNonNull(
        dsl.insertInto(INSIGHTS_CELL)
            .columns(INSIGHTS_CELL.PRODUCT, INSIGHTS_CELL.LANGUAGE)
            .values(cell.product(), cell.language())
            .returning(INSIGHTS_CELL.CELL_ID)
            .fetchOne(INSIGHTS_CELL.CELL_ID));
  }
}
