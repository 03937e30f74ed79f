package zij.query.order;

import static zij.query.schema.Tables.CUSTOMER_ORDER;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderEvent;
import zij.query.projection.Change;
import zij.query.projection.Projection;
import zij.query.schema.tables.records.CustomerOrderRecord;

/**
 * One row per order. A batch reads the rows that it touches once and writes them once; an event
 * whose position the row already shows is passed over, so that repeating is harmless.
 */
public final class OrderRows implements Projection<OrderEvent> {
  /** A column an array, so that PostgreSQL has one plan for batches of every size. */
  private static final String UPSERT =
      """
      insert into {18} (order_id, buyer, status, total, lines, goods, surplus, link, charge,
        refusal, placed_at, expires_at, paid_at, delivered_at, closed_at, placed_position,
        paid_position, position)
      select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::jsonb[], ?::jsonb[],
        ?::jsonb[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[],
        ?::bigint[])
      on conflict (order_id) do update set buyer = excluded.buyer, status = excluded.status,
        total = excluded.total, lines = excluded.lines, goods = excluded.goods,
        surplus = excluded.surplus, link = excluded.link, charge = excluded.charge,
        refusal = excluded.refusal, placed_at = excluded.placed_at,
        expires_at = excluded.expires_at, paid_at = excluded.paid_at,
        delivered_at = excluded.delivered_at, closed_at = excluded.closed_at,
        placed_position = excluded.placed_position, paid_position = excluded.paid_position,
        position = excluded.position
      """;

  private static final String FOLDER = "/query/projection/orders/";

  @Override
  public String name() {
    return OrdersProjection.GROUP;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String tables() {
    return Projection.resource(FOLDER + "tables.sql");
  }

  @Override
  public String indexes() {
    return Projection.resource(FOLDER + "indexes.sql");
  }

  @Override
  public @Nullable OrderEvent read(EventMessage<?> event, long position) {
    // Asked of the type first: what is no order's is never deserialised.
    return OrderEvent.class.isAssignableFrom(event.getPayloadType())
        ? (OrderEvent) event.getPayload()
        : null;
  }

  @Override
  public void write(DSLContext dsl, List<Change<OrderEvent>> changes) {
    Map<UUID, CustomerOrderRecord> rows = existing(dsl, changes);
    Map<UUID, CustomerOrderRecord> touched = new HashMap<>();
    for (Change<OrderEvent> change : changes) {
      UUID order = order(change);
      CustomerOrderRecord row = rows.get(order);
      if (row == null) {
        row = OrderRow.begin(change.content(), change.position());
        rows.put(order, row);
      } else if (change.position() > row.getPosition()) {
        OrderRow.evolve(row, change.content(), change.position());
      } else {
        continue;
      }
      touched.put(order, row);
    }
    if (!touched.isEmpty()) upsert(dsl, touched.values());
  }

  private static UUID order(Change<OrderEvent> change) {
    return change.content().order().value();
  }

  private static Map<UUID, CustomerOrderRecord> existing(
      DSLContext dsl, List<Change<OrderEvent>> changes) {
    UUID[] orders = changes.stream().map(OrderRows::order).distinct().toArray(UUID[]::new);
    Map<UUID, CustomerOrderRecord> rows = new HashMap<>();
    dsl.selectFrom(CUSTOMER_ORDER)
        .where(CUSTOMER_ORDER.ORDER_ID.eq(DSL.any(orders)))
        .forEach(row -> rows.put(row.getOrderId(), row));
    return rows;
  }

  private static void upsert(DSLContext dsl, Collection<CustomerOrderRecord> touched) {
    List<CustomerOrderRecord> rows = new ArrayList<>(touched);
    dsl.execute(
        UPSERT,
        column(rows, UUID[]::new, CustomerOrderRecord::getOrderId),
        column(rows, Long[]::new, CustomerOrderRecord::getBuyer),
        column(rows, String[]::new, CustomerOrderRecord::getStatus),
        column(rows, Long[]::new, CustomerOrderRecord::getTotal),
        column(rows, JSONB[]::new, CustomerOrderRecord::getLines),
        column(rows, JSONB[]::new, CustomerOrderRecord::getGoods),
        column(rows, JSONB[]::new, CustomerOrderRecord::getSurplus),
        column(rows, String[]::new, CustomerOrderRecord::getLink),
        column(rows, String[]::new, CustomerOrderRecord::getCharge),
        column(rows, String[]::new, CustomerOrderRecord::getRefusal),
        column(rows, OffsetDateTime[]::new, CustomerOrderRecord::getPlacedAt),
        column(rows, OffsetDateTime[]::new, CustomerOrderRecord::getExpiresAt),
        column(rows, OffsetDateTime[]::new, CustomerOrderRecord::getPaidAt),
        column(rows, OffsetDateTime[]::new, CustomerOrderRecord::getDeliveredAt),
        column(rows, OffsetDateTime[]::new, CustomerOrderRecord::getClosedAt),
        column(rows, Long[]::new, CustomerOrderRecord::getPlacedPosition),
        column(rows, Long[]::new, CustomerOrderRecord::getPaidPosition),
        column(rows, Long[]::new, CustomerOrderRecord::getPosition),
        CUSTOMER_ORDER);
  }

  private static <T> Object column(
      List<CustomerOrderRecord> rows,
      IntFunction<T[]> array,
      Function<CustomerOrderRecord, @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
  }
}
