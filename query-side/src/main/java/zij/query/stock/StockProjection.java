package zij.query.stock;

import static zij.query.schema.Tables.STOCK;
import static zij.query.schema.Tables.STOCK_RESERVATION;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.language.order.OrderId;
import zij.language.stock.StockEvent;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.StockRecord;

/**
 * Keeps one row per product whose stock is kept, and one per reservation. A batch reads and writes
 * each row of a stock once; an event whose position the row already shows is passed over.
 */
@ProcessingGroup(StockProjection.GROUP)
public final class StockProjection {
  public static final String GROUP = "stock";

  private record Change(StockEvent event, long position) {
    String product() {
      return event.product().value();
    }
  }

  private final DSLContext dsl;
  private final Batch<Change> batch;

  /**
   * @param dsl works in the transaction of the current thread
   * @param shownChanged told, after the commit, that shoppers have to be told something else
   */
  public StockProjection(DSLContext dsl, Runnable shownChanged) {
    this.dsl = dsl;
    this.batch =
        new Batch<>(
            GROUP,
            this::write,
            changes -> {
              if (areShown(changes)) shownChanged.run();
            });
  }

  @EventHandler
  void on(StockEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    Map<String, StockRecord> rows = new HashMap<>();
    String[] products = changes.stream().map(Change::product).distinct().toArray(String[]::new);
    dsl.selectFrom(STOCK)
        .where(STOCK.PRODUCT_ID.eq(DSL.any(products)))
        .forEach(row -> rows.put(row.getProductId(), row));
    for (Change change : changes) {
      StockRecord row =
          rows.computeIfAbsent(change.product(), _ -> StockRow.begin(change.event().product()));
      if (change.position() <= row.getPosition()) continue;
      StockRow.evolve(row, change.event(), reserve(change), change.position());
    }
    rows.values().forEach(row -> row.touched(true));
    dsl.insertInto(STOCK)
        .set(rows.values())
        .onConflict(STOCK.STOCK_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  /** Keeps the reservations; answers how many units were reserved for the event's order before. */
  private int reserve(Change change) {
    return switch (change.event()) {
      case StockEvent.Reserved e -> {
        int before = forget(change.product(), e.order());
        insert(change.product(), e.order(), e.units().units(), e.until());
        yield before;
      }
      case StockEvent.Released e -> forget(change.product(), e.order());
      case StockEvent.Taken e -> forget(change.product(), e.order());
      case StockEvent.CountingStopped _ -> {
        dsl.deleteFrom(STOCK_RESERVATION)
            .where(STOCK_RESERVATION.PRODUCT_ID.eq(change.product()))
            .execute();
        yield 0;
      }
      case StockEvent.Counted _,
          StockEvent.Added _,
          StockEvent.Removed _,
          StockEvent.KeysAdded _,
          StockEvent.KeyRemoved _,
          StockEvent.LowWaterSet _ ->
          0;
    };
  }

  private int forget(String product, OrderId order) {
    Integer units =
        dsl.deleteFrom(STOCK_RESERVATION)
            .where(STOCK_RESERVATION.PRODUCT_ID.eq(product))
            .and(STOCK_RESERVATION.ORDER_ID.eq(order.value()))
            .returningResult(STOCK_RESERVATION.UNITS)
            .fetchOne(STOCK_RESERVATION.UNITS);
    return Objects.requireNonNullElse(units, 0);
  }

  private void insert(String product, OrderId order, int units, Instant until) {
    dsl.insertInto(STOCK_RESERVATION)
        .set(STOCK_RESERVATION.PRODUCT_ID, product)
        .set(STOCK_RESERVATION.ORDER_ID, order.value())
        .set(STOCK_RESERVATION.UNITS, units)
        .set(STOCK_RESERVATION.DUE_AT, until.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Whether one of these changed what shoppers are told. */
  private boolean areShown(List<Change> changes) {
    Long[] positions = changes.stream().map(Change::position).toArray(Long[]::new);
    var is = STOCK.SHOWN_POSITION.gt(0L).and(STOCK.SHOWN_POSITION.eq(DSL.any(positions)));
    return dsl.fetchExists(STOCK, is);
  }
}
