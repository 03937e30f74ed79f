package zij.query.order;

import static zij.query.schema.Tables.CUSTOMER_ORDER;
import static zij.query.schema.Tables.GIFT;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import zij.language.TelegramUserId;
import zij.language.order.GiftLink;
import zij.language.order.OrderId;
import zij.query.schema.tables.records.CustomerOrderRecord;
import zij.query.schema.tables.records.GiftRecord;

/** Answers whose the goods of orders are that were given away. Thread-safe. */
public final class Gifts {
  private final DSLContext dsl;

  public Gifts(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The same questions, asked of another database: a replica, or one connection. */
  public Gifts at(DSLContext database) {
    return new Gifts(database);
  }

  /** The gift that an order is, whosever; empty if it is none. */
  public Optional<Gift> find(OrderId order) {
    return dsl.fetchOptional(GIFT, GIFT.ORDER_ID.eq(order.value()))
        .flatMap(row ->
            dsl.fetchOptional(CUSTOMER_ORDER, CUSTOMER_ORDER.ORDER_ID.eq(order.value()))
                .map(placed -> view(row, placed)));
  }

  private Gift view(GiftRecord row, CustomerOrderRecord placed) {
    return new Gift(
        new OrderId(row.getOrderId()),
        new TelegramUserId(row.getBuyer()),
        OrderStatus.ofCode(placed.getStatus()),
        new GiftLink(row.getLink()),
        row.getLinks(),
        row.getMessage() == null ? null : OrderJson.message(row.getMessage()),
        Orders.lines(placed, Orders.faces(dsl, List.of(placed))).stream()
            .map(GiftThing::of)
            .toList(),
        OrderJson.goods(row.getGoods()),
        row.getReadyAt() != null,
        row.getTaker() == null ? null : new TelegramUserId(row.getTaker()),
        Orders.instant(row.getTakenAt()),
        row.getGoneAt() != null,
        placed.getPosition());
  }
}
