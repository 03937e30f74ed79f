package zij.query.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import zij.language.order.OrderEvent;
import zij.query.schema.tables.records.CustomerOrderRecord;

/** What each event does to an order's row. */
final class OrderRow {
  private OrderRow() {}

  /**
   * The row after an order's first event.
   *
   * @throws IllegalStateException if it is not the first: then an event was lost
   */
  static CustomerOrderRecord begin(OrderEvent event, long position) {
    if (!(event instanceof OrderEvent.Placed placed)) {
      throw new IllegalStateException("order " + event.order() + " begins with " + event);
    }
    CustomerOrderRecord row = new CustomerOrderRecord();
    row.setOrderId(placed.order().value());
    row.setBuyer(placed.buyer().value());
    row.setStatus(OrderStatus.PLACED.code());
    row.setTotal(placed.total().amount());
    row.setLines(OrderJson.lines(placed.lines()));
    row.setGoods(OrderJson.NONE);
    row.setSurplus(OrderJson.NONE);
    row.setPlacedAt(utc(placed.at()));
    row.setExpiresAt(utc(placed.expiresAt()));
    row.setPlacedPosition(position);
    row.setPosition(position);
    return row;
  }

  static void evolve(CustomerOrderRecord row, OrderEvent event, long position) {
    switch (event) {
      case OrderEvent.Placed e -> throw new IllegalStateException("placed twice: " + e.order());
      case OrderEvent.InvoiceIssued e -> {
        row.setLink(e.link());
        if (row.getStatus().equals(OrderStatus.PLACED.code()))
          row.setStatus(OrderStatus.INVOICED.code());
      }
      case OrderEvent.CheckoutApproved _ -> {
        row.setStatus(OrderStatus.APPROVED.code());
        row.setRefusal(null);
      }
      case OrderEvent.CheckoutRefused e -> row.setRefusal(e.reason().name());
      case OrderEvent.Paid e -> {
        row.setCharge(e.payment().charge().value());
        bought(row, e.at(), position);
      }
      case OrderEvent.Given e -> bought(row, e.at(), position);
      case OrderEvent.SurplusCharged e ->
          row.setSurplus(OrderJson.withSurplus(row.getSurplus(), e.payment()));
      case OrderEvent.SurplusRefunded e ->
          row.setSurplus(OrderJson.withRefunded(row.getSurplus(), e.charge()));
      // until it is back, the order is what it was
      case OrderEvent.RefundRequested _, OrderEvent.Credited _, OrderEvent.CreditWithdrawn _ -> {}
      case OrderEvent.CreditReturned e -> close(row, OrderStatus.REFUNDED, e.at());
      case OrderEvent.Refunded e -> close(row, OrderStatus.REFUNDED, e.at());
      case OrderEvent.ChargedBack e -> close(row, OrderStatus.CHARGED_BACK, e.at());
      case OrderEvent.Delivered e -> {
        row.setStatus(OrderStatus.DELIVERED.code());
        row.setDeliveredAt(utc(e.at()));
        row.setGoods(OrderJson.goods(e.goods()));
      }
      case OrderEvent.Cancelled e -> close(row, OrderStatus.CANCELLED, e.at());
      case OrderEvent.Expired e -> close(row, OrderStatus.EXPIRED, e.at());
    }
    row.setPosition(position);
  }

  private static void bought(CustomerOrderRecord row, Instant at, long position) {
    row.setStatus(OrderStatus.PAID.code());
    row.setRefusal(null);
    row.setPaidAt(utc(at));
    row.setClosedAt(null); // it may have lapsed while the buyer paid
    row.setPaidPosition(position);
  }

  private static void close(CustomerOrderRecord row, OrderStatus status, Instant at) {
    row.setStatus(status.code());
    row.setClosedAt(utc(at));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
