package zij.query.order;

import static zij.query.schema.Tables.CUSTOMER_ORDER;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import zij.language.order.OrderEvent;
import zij.query.Arrivals;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.schema.tables.records.CustomerOrderRecord;

/**
 * Keeps one row per order. A batch reads the rows that it touches once and writes them once; an
 * event whose position the row already shows is passed over, so that repeating is harmless.
 */
@ProcessingGroup(OrdersProjection.GROUP)
public final class OrdersProjection {
  public static final String GROUP = "orders";

  private record Change(OrderEvent event, long position) {
    UUID order() {
      return event.order().value();
    }
  }

  private final DSLContext dsl;
  private final Batch<Change> batch;

  /**
   * @param dsl works in the transaction of the current thread
   * @param arrivals told of every order that became visible, by its id
   */
  public OrdersProjection(DSLContext dsl, Arrivals arrivals) {
    this.dsl = dsl;
    this.batch =
        new Batch<>(
            GROUP, this::write, changes -> changes.forEach(c -> arrivals.arrived(c.order())));
  }

  @EventHandler
  public void on(OrderEvent event, TrackingToken token) {
    batch.add(new Change(event, Positions.of(token)));
  }

  private void write(List<Change> changes) {
    Map<UUID, CustomerOrderRecord> rows = existing(changes);
    Map<UUID, CustomerOrderRecord> touched = new HashMap<>();
    for (Change change : changes) {
      CustomerOrderRecord row = rows.get(change.order());
      if (row == null) {
        row = OrderRow.begin(change.event(), change.position());
        rows.put(change.order(), row);
      } else if (change.position() > row.getPosition()) {
        OrderRow.evolve(row, change.event(), change.position());
      } else {
        continue;
      }
      touched.put(change.order(), row);
    }
    if (!touched.isEmpty()) upsert(touched.values());
  }

  private Map<UUID, CustomerOrderRecord> existing(List<Change> changes) {
    UUID[] orders = changes.stream().map(Change::order).distinct().toArray(UUID[]::new);
    Map<UUID, CustomerOrderRecord> rows = new HashMap<>();
    dsl.selectFrom(CUSTOMER_ORDER)
        .where(CUSTOMER_ORDER.ORDER_ID.eq(DSL.any(orders)))
        .forEach(row -> rows.put(row.getOrderId(), row));
    return rows;
  }

  private void upsert(Collection<CustomerOrderRecord> rows) {
    rows.forEach(row -> row.touched(true));
    dsl.insertInto(CUSTOMER_ORDER)
        .set(rows)
        .onConflict(CUSTOMER_ORDER.ORDER_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }
}
