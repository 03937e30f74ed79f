package zij.query.projection;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderEvent;
import zij.query.order.OrderRows;

/** The orders, by rules that fail from a position on. */
record FailingOrders(long from) implements Projection<OrderEvent> {
  private static final OrderRows ORDERS = new OrderRows();

  @Override
  public String name() {
    return ORDERS.name();
  }

  @Override
  public int version() {
    return ORDERS.version();
  }

  @Override
  public String tables() {
    return ORDERS.tables();
  }

  @Override
  public String indexes() {
    return ORDERS.indexes();
  }

  @Override
  public @Nullable OrderEvent read(EventMessage<?> event, long position) {
    return ORDERS.read(event, position);
  }

  @Override
  public void write(DSLContext dsl, List<Change<OrderEvent>> changes) {
    ORDERS.write(dsl, changes);
    if (changes.getLast().position() >= from) throw new IllegalStateException("no more");
  }
}
