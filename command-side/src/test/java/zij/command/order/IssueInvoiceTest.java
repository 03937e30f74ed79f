package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.LINK;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.STRANGER;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.delivered;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.invoiceIssued;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.placed;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.order.Invoice;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

class IssueInvoiceTest {
  @Test
  void the_link_of_an_open_order_is_recorded() {
    orders()
        .given(placed())
        .when(issue(LINK, NOW))
        .expectResultMessagePayload(accepted(new Invoice.Issued(ORDER, LINK)))
        .expectEvents(new OrderEvent.InvoiceIssued(ORDER, LINK, NOW));
  }

  @Test
  void the_first_link_stays_in_force() {
    orders()
        .given(placed(), invoiceIssued())
        .when(issue("https://t.me/$second", NOW))
        .expectResultMessagePayload(accepted(new Invoice.Issued(ORDER, LINK)))
        .expectNoEvents();
  }

  @Test
  void a_repetition_is_answered_the_same_after_payment_too() {
    orders()
        .given(placed(), invoiceIssued(), paid())
        .when(issue(LINK, NOW))
        .expectResultMessagePayload(accepted(new Invoice.Issued(ORDER, LINK)))
        .expectNoEvents();
  }

  @Test
  void a_strangers_order_is_unknown_even_if_its_invoice_is_issued() {
    orders()
        .given(placed(), invoiceIssued())
        .when(new OrderCommand.IssueInvoice(ORDER, STRANGER, LINK, NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void a_paid_order_takes_no_link() {
    refuses(Refusal.ALREADY_PAID, NOW, placed(), paid());
  }

  @Test
  void a_delivered_order_takes_no_link() {
    refuses(Refusal.ALREADY_PAID, NOW, placed(), paid(), delivered());
  }

  @Test
  void a_cancelled_order_takes_no_link() {
    refuses(Refusal.ORDER_CANCELLED, NOW, placed(), cancelled());
  }

  @Test
  void an_expired_order_takes_no_link() {
    refuses(Refusal.ORDER_EXPIRED, NOW, placed(), expired());
  }

  @Test
  void an_order_whose_time_is_up_takes_no_link() {
    refuses(Refusal.ORDER_EXPIRED, EXPIRES_AT, placed());
  }

  private static void refuses(Refusal refusal, Instant at, OrderEvent... history) {
    orders()
        .given((Object[]) history)
        .when(issue(LINK, at))
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }

  private static OrderCommand.IssueInvoice issue(String link, Instant at) {
    return new OrderCommand.IssueInvoice(ORDER, BUYER, link, at);
  }
}
