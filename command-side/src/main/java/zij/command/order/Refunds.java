package zij.command.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

/** What the owner wants to give back of an order, and whether that may be. */
final class Refunds {
  private OrderEvent.@Nullable Paid paid;
  private OrderEvent.@Nullable RefundRequested requested;
  private @Nullable Refusal returned;

  void see(OrderEvent event) {
    switch (event) {
      case OrderEvent.Paid e -> paid = e;
      case OrderEvent.RefundRequested e -> requested = e;
      case OrderEvent.Refunded _ -> returned = Refusal.ALREADY_REFUNDED;
      case OrderEvent.ChargedBack _ -> returned = Refusal.CHARGED_BACK;
      case OrderEvent.Placed _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.Given _,
          OrderEvent.SurplusCharged _,
          OrderEvent.SurplusRefunded _,
          OrderEvent.Delivered _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ -> {}
    }
  }

  /** Whether the money is to go back: then nothing more is handed out for it. */
  boolean areRequested() {
    return requested != null;
  }

  /** Asked once more in the same words, it is the same wish. */
  Optional<Refusal> whyNot(OrderCommand.Refund c) {
    if (paid == null) return Optional.of(Refusal.NOT_PAID);
    if (returned != null) return Optional.of(returned);
    boolean other = requested != null && !requested.reason().equals(c.reason());
    return other ? Optional.of(Refusal.REFUND_REQUESTED) : Optional.empty();
  }

  /** What follows of a wish that may be; nothing if it was there before. */
  Optional<OrderEvent.RefundRequested> following(OrderCommand.Refund c) {
    if (paid == null || requested != null) return Optional.empty();
    return Optional.of(
        new OrderEvent.RefundRequested(
            c.order(),
            paid.buyer(),
            paid.payment().charge(),
            paid.payment().amount(),
            c.by(),
            c.reason(),
            c.at()));
  }

  /** What was wanted is a refund, whoever noticed first that it went back. */
  OrderEvent asWanted(OrderEvent wentBack, ChargeId charge, Stars amount) {
    return requested == null
        ? wentBack
        : new OrderEvent.Refunded(wentBack.order(), charge, amount, wentBack.at());
  }
}
