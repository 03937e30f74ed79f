package zij.query.stock;

import static zij.query.schema.Tables.STOCK;
import static zij.query.schema.Tables.STOCK_RESERVATION;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import zij.language.order.OrderId;
import zij.language.product.ProductId;

/** Answers what there is of each product. Thread-safe. */
public final class Stocks {
  private final DSLContext dsl;

  /**
   * @param dsl sees what was committed
   */
  public Stocks(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The same questions to another database. */
  public Stocks at(DSLContext other) {
    return new Stocks(other);
  }

  /** What there is of a product, be there such a product or not. */
  public StockLevel level(ProductId product) {
    return dsl.fetchOptional(STOCK, STOCK.PRODUCT_ID.eq(product.value()))
        .map(StockRow::level)
        .orElseGet(() -> StockLevel.none(product.value()));
  }

  /**
   * Reservations whose time is up, the longest due first.
   *
   * @param limit at most so many
   */
  public List<DueReservation> due(Instant now, int limit) {
    return dsl.selectFrom(STOCK_RESERVATION)
        .where(STOCK_RESERVATION.DUE_AT.le(now.atOffset(ZoneOffset.UTC)))
        .orderBy(STOCK_RESERVATION.DUE_AT)
        .limit(limit)
        .fetch(row ->
            new DueReservation(
                new ProductId(row.getProductId()),
                new OrderId(row.getOrderId()),
                row.getDueAt().toInstant()));
  }
}
