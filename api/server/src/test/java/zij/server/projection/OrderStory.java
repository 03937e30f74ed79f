package zij.server.projection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zij.language.order.OrderEvent;
import zij.query.projection.Change;

/**
 * What a row of the orders view has to say, told slowly and from the events alone: without the
 * projection's code, one order at a time.
 */
final class OrderStory {
  private OrderStory() {}

  /** One line per order, as {@link #ROWS} reads it from the table. */
  static List<String> of(List<Change<OrderEvent>> log) {
    Map<String, String> lines = new TreeMap<>();
    for (Change<OrderEvent> change : log) {
      lines.computeIfAbsent(change.content().order().toString(), id -> line(id, log));
    }
    return List.copyOf(lines.values());
  }

  /** Without the units, which only the later shape has. */
  static final String ROWS =
      """
      select concat_ws(' ', order_id, buyer, status, total, coalesce(charge, '-'), placed_position,
        coalesce(paid_position, -1), position, jsonb_array_length(goods),
        jsonb_array_length(surplus), extract(epoch from closed_at) is not null)
      from query.customer_order where placed_position < %d order by order_id::text
      """;

  private static String line(String id, List<Change<OrderEvent>> log) {
    List<Change<OrderEvent>> own =
        log.stream().filter(c -> c.content().order().toString().equals(id)).toList();
    OrderEvent.Placed placed = (OrderEvent.Placed) own.getFirst().content();
    String charge = "-";
    long paid = -1;
    int goods = 0;
    int surplus = 0;
    boolean closed = false;
    for (Change<OrderEvent> change : own) {
      switch (change.content()) {
        case OrderEvent.Paid e -> {
          charge = e.payment().charge().value();
          paid = change.position();
          closed = false;
        }
        case OrderEvent.Given _ -> paid = change.position();
        case OrderEvent.Delivered e -> goods = e.goods().size();
        case OrderEvent.SurplusCharged _ -> surplus++;
        case OrderEvent.Cancelled _, OrderEvent.Expired _ -> closed = true;
        case OrderEvent.Refunded _, OrderEvent.ChargedBack _ -> closed = true;
        case OrderEvent.CreditReturned _ -> closed = true;
        case OrderEvent.Credited _, OrderEvent.CreditWithdrawn _ -> {}
        case OrderEvent.Placed _, OrderEvent.InvoiceIssued _ -> {}
        case OrderEvent.CheckoutApproved _, OrderEvent.CheckoutRefused _ -> {}
        case OrderEvent.SurplusRefunded _, OrderEvent.RefundRequested _ -> {}
      }
    }
    return "%s %d %s %d %s %d %d %d %d %d %s"
        .formatted(
            id,
            placed.buyer().value(),
            status(own),
            placed.total().amount(),
            charge,
            own.getFirst().position(),
            paid,
            own.getLast().position(),
            goods,
            surplus,
            closed ? "t" : "f");
  }

  /** The last event that says how far an order is. */
  private static String status(List<Change<OrderEvent>> own) {
    String status = "";
    for (Change<OrderEvent> change : own) {
      status =
          switch (change.content()) {
            case OrderEvent.Placed _ -> "placed";
            case OrderEvent.InvoiceIssued _ -> status.equals("placed") ? "invoiced" : status;
            case OrderEvent.CheckoutApproved _ -> "approved";
            case OrderEvent.Paid _, OrderEvent.Given _ -> "paid";
            case OrderEvent.Delivered _ -> "delivered";
            case OrderEvent.Cancelled _ -> "cancelled";
            case OrderEvent.Expired _ -> "expired";
            case OrderEvent.Refunded _, OrderEvent.CreditReturned _ -> "refunded";
            case OrderEvent.Credited _, OrderEvent.CreditWithdrawn _ -> status;
            case OrderEvent.ChargedBack _ -> "charged_back";
            case OrderEvent.CheckoutRefused _, OrderEvent.RefundRequested _ -> status;
            case OrderEvent.SurplusCharged _, OrderEvent.SurplusRefunded _ -> status;
          };
    }
    return status;
  }
}
