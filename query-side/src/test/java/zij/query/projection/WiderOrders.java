package zij.query.projection;

import static zij.query.schema.Tables.CUSTOMER_ORDER;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderEvent;
import zij.query.order.OrderRows;

/**
 * The orders in another shape, with two columns more. One of them counts, so that an event which is
 * written twice is seen.
 */
final class WiderOrders implements Projection<OrderEvent> {
  private final OrderRows orders = new OrderRows();

  @Override
  public String name() {
    return orders.name();
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String tables() {
    return orders.tables()
        + "alter table customer_order add column events integer not null default 0,"
        + " add column units bigint not null default 0";
  }

  @Override
  public String indexes() {
    return orders.indexes() + "create index customer_order_units on customer_order (units)";
  }

  @Override
  public @Nullable OrderEvent read(EventMessage<?> event, long position) {
    return orders.read(event, position);
  }

  @Override
  public void write(DSLContext dsl, List<Change<OrderEvent>> changes) {
    orders.write(dsl, changes);
    Map<UUID, Integer> events = new TreeMap<>();
    Map<UUID, Integer> units = new TreeMap<>();
    for (Change<OrderEvent> change : changes) {
      UUID order = change.content().order().value();
      events.merge(order, 1, Integer::sum);
      units.merge(order, units(change.content()), Integer::sum);
    }
    dsl.execute(
        "update {3} o set events = o.events + e.events, units = o.units + e.units"
            + " from unnest(?::uuid[], ?::integer[], ?::integer[]) as e(id, events, units)"
            + " where o.order_id = e.id",
        events.keySet().toArray(UUID[]::new),
        events.values().toArray(Integer[]::new),
        units.values().toArray(Integer[]::new),
        CUSTOMER_ORDER);
  }

  private static int units(OrderEvent event) {
    return event instanceof OrderEvent.Placed placed
        ? placed.lines().stream().mapToInt(line -> line.quantity().units()).sum()
        : 0;
  }
}
