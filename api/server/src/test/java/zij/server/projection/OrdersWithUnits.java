package zij.server.projection;

import static zij.query.schema.Tables.CUSTOMER_ORDER;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderEvent;
import zij.query.order.OrderRows;
import zij.query.projection.Change;
import zij.query.projection.Projection;

/** The orders of tomorrow: a row also says how many units were ordered. */
final class OrdersWithUnits implements Projection<OrderEvent> {
  private final OrderRows orders = new OrderRows();

  @Override
  public String name() {
    return orders.name();
  }

  @Override
  public int version() {
    return orders.version() + 1;
  }

  @Override
  public String tables() {
    return orders.tables() + "alter table customer_order add column units bigint";
  }

  @Override
  public String indexes() {
    return orders.indexes();
  }

  @Override
  public @Nullable OrderEvent read(EventMessage<?> event, long position) {
    return orders.read(event, position);
  }

  @Override
  public void write(DSLContext dsl, List<Change<OrderEvent>> changes) {
    orders.write(dsl, changes);
    List<UUID> placed = new ArrayList<>();
    List<Integer> units = new ArrayList<>();
    for (Change<OrderEvent> change : changes) {
      if (change.content() instanceof OrderEvent.Placed event) {
        placed.add(event.order().value());
        units.add(event.lines().stream().mapToInt(line -> line.quantity().units()).sum());
      }
    }
    dsl.execute(
        "update {2} o set units = e.units from unnest(?::uuid[], ?::integer[]) as e(id, units)"
            + " where o.order_id = e.id",
        placed.toArray(UUID[]::new), units.toArray(Integer[]::new), CUSTOMER_ORDER);
  }
}
