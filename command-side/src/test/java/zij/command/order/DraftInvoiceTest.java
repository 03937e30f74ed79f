package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.LINK;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.STRANGER;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.invoiceIssued;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.teasAndChart;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.order.Invoice;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class DraftInvoiceTest {
  @Test
  void an_open_order_has_a_draft_of_its_lines_and_total() {
    orders()
        .given(placed())
        .when(draft(NOW))
        .expectResultMessagePayload(accepted(new Invoice.Draft(ORDER, teasAndChart(), TOTAL)))
        .expectNoEvents();
  }

  @Test
  void an_order_whose_invoice_is_issued_has_that_one() {
    orders()
        .given(placed(), invoiceIssued())
        .when(draft(NOW))
        .expectResultMessagePayload(accepted(new Invoice.Issued(ORDER, LINK)))
        .expectNoEvents();
  }

  @Test
  void a_strangers_order_is_unknown_whatever_its_state() {
    orders()
        .given(placed(), paid())
        .when(new OrderCommand.DraftInvoice(ORDER, STRANGER, NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void a_paid_order_needs_no_invoice() {
    refuses(Refusal.ALREADY_PAID, NOW, placed(), invoiceIssued(), paid());
  }

  @Test
  void a_delivered_order_needs_no_invoice() {
    refuses(Refusal.ALREADY_PAID, NOW, placed(), paid(), delivered());
  }

  @Test
  void a_cancelled_order_gets_no_invoice() {
    refuses(Refusal.ORDER_CANCELLED, NOW, placed(), invoiceIssued(), cancelled());
  }

  @Test
  void an_expired_order_gets_no_invoice() {
    refuses(Refusal.ORDER_EXPIRED, NOW, placed(), expired());
  }

  @Test
  void an_order_whose_time_is_up_gets_no_invoice_though_nobody_let_it_lapse_yet() {
    refuses(Refusal.ORDER_EXPIRED, EXPIRES_AT, placed());
    orders()
        .given(placed())
        .when(draft(EXPIRES_AT.minusNanos(1)))
        .expectResultMessagePayload(accepted(new Invoice.Draft(ORDER, teasAndChart(), TOTAL)));
  }

  private static void refuses(Refusal refusal, Instant at, OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(draft(at))
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }

  private static OrderCommand.DraftInvoice draft(Instant at) {
    return new OrderCommand.DraftInvoice(ORDER, BUYER, at);
  }
}
