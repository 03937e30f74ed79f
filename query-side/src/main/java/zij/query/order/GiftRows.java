package zij.query.order;

import static zij.query.schema.Tables.GIFT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.query.projection.Change;
import zij.query.schema.tables.records.GiftRecord;

/**
 * One row for each order that is a gift, written in the transaction that writes the order's own: so
 * whoever sees an order sees whose its goods are. A row passes over events that it already shows.
 */
final class GiftRows {
  private GiftRows() {}

  static void write(DSLContext dsl, List<Change<OrderEvent>> changes) {
    for (Change<OrderEvent> change : changes) write(dsl, change.content(), change.position());
  }

  private static void write(DSLContext dsl, OrderEvent event, long position) {
    switch (event) {
      case OrderEvent.GiftWrapped e -> begin(dsl, e, position);
      case OrderEvent.GiftReady e ->
          evolve(
              dsl,
              e.order(),
              position,
              row -> {
                row.setGoods(OrderJson.goods(e.goods()));
                row.setReadyAt(utc(e.at()));
              });
      case OrderEvent.GiftRelinked e ->
          evolve(
              dsl,
              e.order(),
              position,
              row -> {
                row.setLink(e.link().value());
                row.setLinks(row.getLinks() + 1);
              });
      case OrderEvent.GiftTaken e ->
          evolve(
              dsl,
              e.order(),
              position,
              row -> {
                row.setTaker(e.taker().value());
                row.setTakenAt(utc(e.at()));
              });
      case OrderEvent.RefundRequested e ->
          evolve(dsl, e.order(), position, row -> row.setGoneAt(utc(e.at())));
      case OrderEvent.CreditReturned _, OrderEvent.Refunded _, OrderEvent.ChargedBack _ ->
          evolve(
              dsl,
              event.order(),
              position,
              row -> {
                if (row.getGoneAt() == null) row.setGoneAt(utc(event.at()));
                row.setGoods(OrderJson.NONE); // what went back is nobody's any more
              });
      case OrderEvent.Placed _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.Paid _,
          OrderEvent.Given _,
          OrderEvent.SurplusCharged _,
          OrderEvent.SurplusRefunded _,
          OrderEvent.Credited _,
          OrderEvent.CreditWithdrawn _,
          OrderEvent.Delivered _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ -> {}
    }
  }

  private static void begin(DSLContext dsl, OrderEvent.GiftWrapped e, long position) {
    GiftRecord row = new GiftRecord();
    row.setOrderId(e.order().value());
    row.setBuyer(e.buyer().value());
    row.setLink(e.link().value());
    row.setLinks(1);
    if (e.message() != null) row.setMessage(OrderJson.message(e.message()));
    row.setGoods(OrderJson.NONE);
    row.setPosition(position);
    dsl.insertInto(GIFT).set(row).onConflictDoNothing().execute();
  }

  /** Of an order that is no gift there is no row, and nothing changes. */
  private static void evolve(
      DSLContext dsl, OrderId order, long position, Consumer<GiftRecord> change) {
    GiftRecord row = dsl.fetchOne(GIFT, GIFT.ORDER_ID.eq(order.value()));
    if (row == null || row.getPosition() >= position) return;
    change.accept(row);
    row.setPosition(position);
    row.store();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
