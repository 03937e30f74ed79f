package zij.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.command.credit.Credits;
import zij.command.product.Offers;
import zij.command.promotion.Deals;
import zij.command.quota.Quotas;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent.Cause;
import zij.language.order.ChargeId;
import zij.language.order.Invoice;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderEvent.Placed;
import zij.language.order.Payment;
import zij.language.product.ProductId;

/** One order, from being placed to being delivered. */
@AggregateRoot(type = "order")
public class Order {
  private enum Status {
    OPEN,
    PAID,
    DELIVERED,
    /** The payment went back: refunded by others, or charged back. */
    RETURNED,
    CANCELLED,
    EXPIRED
  }

  @AggregateIdentifier private @Nullable String id;
  private @Nullable Placed placed;
  private Status status = Status.OPEN;
  private @Nullable String link;
  private final Checkouts checkouts = new Checkouts();
  private final Charges charges = new Charges();
  @AggregateMember private final Refunds refunds = new Refunds();
  @AggregateMember private final Gift gift = new Gift();

  /** For Axon, before the first event. */
  protected Order() {}

  /** For Axon: an order that nothing happened to yet. */
  public Order(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Placed> decide(
      OrderCommand.Place c, Offers offers, Deals deals, Credits credits, Quotas quotas) {
    if (placed != null) {
      boolean same = placed.fingerprint().equals(c.fingerprint());
      return same ? accepted(placed) : refused(Refusal.IDEMPOTENCY_KEY_REUSED);
    }
    Decision<Placed> decision = Bargain.placing(c, offers, deals, credits, quotas);
    if (decision instanceof Decision.Accepted<Placed>(Placed event)) {
      apply(event);
      Gift.wrapping(c).ifPresent(wrapped -> apply(wrapped));
      OrderEvent.Given.of(event).ifPresent(given -> apply(given));
    }
    return decision;
  }

  @CommandHandler
  Decision<Invoice> decide(OrderCommand.DraftInvoice c) {
    if (!isOrderOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    Optional<Refusal> closed = whyNotPayable(c.at());
    if (closed.isPresent()) return refused(closed.get());
    return accepted(
        link != null
            ? new Invoice.Issued(c.order(), link)
            : new Invoice.Draft(c.order(), order().lines(), order().total()));
  }

  @CommandHandler
  Decision<Invoice.Issued> decide(OrderCommand.IssueInvoice c) {
    if (!isOrderOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    if (link != null) return accepted(new Invoice.Issued(c.order(), link));
    Optional<Refusal> closed = whyNotPayable(c.at());
    if (closed.isPresent()) return refused(closed.get());
    apply(new OrderEvent.InvoiceIssued(c.order(), c.link(), c.at()));
    return accepted(new Invoice.Issued(c.order(), c.link()));
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.ApproveCheckout c, Offers offers) {
    if (!isOrderOf(c.payer())) return refused(Refusal.ORDER_UNKNOWN);
    Decision<Done> before = checkouts.answerTo(c.query());
    if (before != null) return before; // Telegram repeats itself, and hears the same
    Optional<Refusal> reason =
        whyNotPayable(c.at()).or(() -> new Shelf(offers).whyNotPaid(order(), c));
    if (reason.isPresent()) {
      apply(new OrderEvent.CheckoutRefused(c.order(), c.query(), reason.get(), c.at()));
      return refused(reason.get());
    }
    apply(new OrderEvent.CheckoutApproved(c.order(), c.query(), c.at()));
    return accepted(Done.DONE);
  }

  /**
   * Telegram took the money, so this is never refused. An order that lapsed meanwhile is paid all
   * the same: its price was approved. What the order has no use for is recorded to be refunded.
   */
  @CommandHandler
  Decision<Done> decide(OrderCommand.ConfirmPayment c, Credits credits, Quotas quotas) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    return charged(c.payer(), c.payment(), c.missing(), c.at(), credits, quotas);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.RecoverPayment c, Credits credits, Quotas quotas) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    boolean fits = c.payment().amount().equals(order().total());
    if (!fits && !charges.know(c.payment().charge())) return refused(Refusal.AMOUNT_DIFFERS);
    return charged(c.payer(), c.payment(), c.missing(), c.at(), credits, quotas);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.Deliver c, Offers offers) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    if (status == Status.DELIVERED || status == Status.RETURNED) return accepted(Done.DONE);
    if (refunds.areRequested()) return accepted(Done.DONE); // the money goes back
    if (status != Status.PAID) return refused(Refusal.NOT_PAID);
    apply(gift.delivery(c.order(), new Shelf(offers).goods(order().lines()), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.ConfirmSurplusRefund c, Credits credits, Quotas quotas) {
    Stars amount = charges.amount(c.charge());
    boolean known = amount != null && charges.haveAsSurplus(c.charge());
    if (amount == null || !known) return refused(Refusal.CHARGE_UNKNOWN);
    var event = new OrderEvent.SurplusRefunded(c.order(), c.charge(), amount, c.at());
    return wentBack(event, c.charge(), amount, credits, quotas);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.RecordRefund c, Credits credits, Quotas quotas) {
    var event = new OrderEvent.Refunded(c.order(), c.charge(), c.amount(), c.at());
    return wentBack(event, c.charge(), c.amount(), credits, quotas);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.RecordChargeBack c, Credits credits, Quotas quotas) {
    var event = new OrderEvent.ChargedBack(c.order(), c.charge(), c.amount(), c.at());
    return wentBack(event, c.charge(), c.amount(), credits, quotas);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.Cancel c, Deals deals, Credits credits, Quotas quotas) {
    if (!isOrderOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    if (status == Status.CANCELLED) return accepted(Done.DONE);
    if (status == Status.EXPIRED) return refused(Refusal.ORDER_EXPIRED);
    if (status == Status.RETURNED) return refused(Refusal.PAYMENT_RETURNED);
    if (status != Status.OPEN) return refused(Refusal.ALREADY_PAID);
    if (checkouts.areInProgress(c.at())) return refused(Refusal.CHECKOUT_IN_PROGRESS);
    apply(new OrderEvent.Cancelled(c.order(), c.at()));
    Bargain.undone(order(), deals, credits, quotas, Cause.CANCELLED, c.at());
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.Expire c, Deals deals, Credits credits, Quotas quotas) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    if (status != Status.OPEN) return accepted(Done.DONE); // nothing left to lapse
    if (c.at().isBefore(placed.expiresAt())) return refused(Refusal.NOT_YET_DUE);
    if (checkouts.areInProgress(c.at())) return refused(Refusal.CHECKOUT_IN_PROGRESS);
    apply(new OrderEvent.Expired(c.order(), c.at()));
    Bargain.undone(order(), deals, credits, quotas, Cause.EXPIRED, c.at());
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(OrderEvent event) {
    switch (event) {
      case Placed e -> {
        id = e.order().toString();
        placed = e;
      }
      case OrderEvent.InvoiceIssued e -> link = e.link();
      case OrderEvent.CheckoutApproved e -> checkouts.approved(e);
      case OrderEvent.CheckoutRefused e -> checkouts.refusedAs(e);
      case OrderEvent.Paid e -> {
        status = Status.PAID;
        charges.paid(e.payment());
      }
      case OrderEvent.Given _ -> status = Status.PAID;
      case OrderEvent.SurplusCharged e -> charges.surplus(e.payment());
      case OrderEvent.SurplusRefunded e -> charges.wentBack(e.charge());
      case OrderEvent.RefundRequested _, OrderEvent.Credited _, OrderEvent.CreditWithdrawn _ -> {}
      case OrderEvent.GiftWrapped _, OrderEvent.GiftRelinked _, OrderEvent.GiftTaken _ -> {}
      case OrderEvent.CreditReturned _ -> status = Status.RETURNED;
      case OrderEvent.Refunded e -> returned(e.charge());
      case OrderEvent.ChargedBack e -> returned(e.charge());
      case OrderEvent.Delivered _, OrderEvent.GiftReady _ -> status = Status.DELIVERED;
      case OrderEvent.Cancelled _ -> status = Status.CANCELLED;
      case OrderEvent.Expired _ -> status = Status.EXPIRED;
    }
  }

  private void returned(ChargeId charge) {
    charges.wentBack(charge);
    status = Status.RETURNED;
  }

  private Decision<Done> charged(
      TelegramUserId payer,
      Payment payment,
      @Nullable ProductId missing,
      Instant at,
      Credits credits,
      Quotas quotas) {
    if (charges.know(payment.charge())) return accepted(Done.DONE); // Telegram repeats itself
    Optional<Refusal> surplusReason =
        whyOfNoUse(payer, payment)
            .or(() -> Shelf.outOfStock(missing))
            .or(() -> Bargain.takenUpAgain(order(), status == Status.EXPIRED, credits, quotas, at));
    if (surplusReason.isPresent()) {
      apply(
          new OrderEvent.SurplusCharged(order().order(), payer, payment, surplusReason.get(), at));
    } else {
      Placed o = order();
      apply(
          new OrderEvent.Paid(o.order(), payer, o.lines(), o.discount(), o.credit(), payment, at));
    }
    return accepted(Done.DONE);
  }

  /** Once for each charge. Of a surplus it is what was wanted, whoever did it. */
  private Decision<Done> wentBack(
      OrderEvent event, ChargeId charge, Stars amount, Credits credits, Quotas quotas) {
    Optional<Refusal> reason = charges.whyNotBack(charge, amount);
    if (reason.isPresent()) return refused(reason.get());
    if (charges.haveSeenGoBack(charge)) return accepted(Done.DONE);
    if (charges.haveAsSurplus(charge)) {
      apply(new OrderEvent.SurplusRefunded(event.order(), charge, amount, event.at()));
    } else {
      OrderEvent wanted = refunds.asWanted(event, charge, amount);
      apply(wanted);
      refunds.followUp(wanted, credits, quotas);
    }
    return accepted(Done.DONE);
  }

  private boolean isOrderOf(TelegramUserId person) {
    return placed != null && placed.buyer().equals(person);
  }

  private Optional<Refusal> whyNotPayable(Instant at) {
    return switch (status) {
      case PAID, DELIVERED -> Optional.of(Refusal.ALREADY_PAID);
      case RETURNED -> Optional.of(Refusal.PAYMENT_RETURNED);
      case CANCELLED -> Optional.of(Refusal.ORDER_CANCELLED);
      case EXPIRED -> Optional.of(Refusal.ORDER_EXPIRED);
      case OPEN ->
          at.isBefore(order().expiresAt()) ? Optional.empty() : Optional.of(Refusal.ORDER_EXPIRED);
    };
  }

  private Optional<Refusal> whyOfNoUse(TelegramUserId payer, Payment payment) {
    return switch (status) {
      case PAID, DELIVERED -> Optional.of(Refusal.ALREADY_PAID);
      case RETURNED -> Optional.of(Refusal.PAYMENT_RETURNED);
      case CANCELLED -> Optional.of(Refusal.ORDER_CANCELLED);
      case OPEN, EXPIRED -> {
        if (!isOrderOf(payer)) yield Optional.of(Refusal.ORDER_UNKNOWN); // nobody else's to pay
        boolean fits = payment.amount().equals(order().total());
        yield fits ? Optional.empty() : Optional.of(Refusal.AMOUNT_DIFFERS);
      }
    };
  }

  private Placed order() {
    if (placed == null) throw new IllegalStateException("order " + id + " was never placed");
    return placed;
  }
}
