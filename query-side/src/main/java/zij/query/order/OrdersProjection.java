package zij.query.order;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import zij.language.order.OrderEvent;
import zij.query.Arrivals;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.projection.Change;
import zij.query.projection.InUse;

/** Keeps {@link OrderRows} up with the log, and beside them {@link GiftRows}. */
@ProcessingGroup(OrdersProjection.GROUP)
public final class OrdersProjection {
  public static final String GROUP = "orders";

  private final DSLContext dsl;
  private final OrderRows rows = new OrderRows();
  private final Batch<Change<OrderEvent>> batch;

  /**
   * @param dsl works in the transaction of the current thread
   * @param arrivals told of every order that became visible, by its id
   */
  public OrdersProjection(DSLContext dsl, Arrivals arrivals) {
    this.dsl = dsl;
    this.batch =
        new Batch<>(
            GROUP,
            this::write,
            changes -> changes.forEach(c -> arrivals.arrived(c.content().order().value())));
  }

  @EventHandler
  public void on(OrderEvent event, TrackingToken token) {
    batch.add(new Change<>(Positions.of(token), event));
  }

  private void write(List<Change<OrderEvent>> changes) {
    GiftRows.write(dsl, changes);
    List<Change<OrderEvent>> unseen = InUse.unseen(dsl, rows, changes);
    if (!unseen.isEmpty()) rows.write(dsl, unseen);
  }
}
