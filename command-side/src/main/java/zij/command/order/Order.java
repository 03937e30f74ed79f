package zij.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.Invoice;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderEvent.CheckoutApproved;
import zij.language.order.OrderEvent.CheckoutRefused;
import zij.language.order.OrderEvent.Delivered;
import zij.language.order.OrderEvent.Expired;
import zij.language.order.OrderEvent.InvoiceIssued;
import zij.language.order.OrderEvent.Paid;
import zij.language.order.OrderEvent.Placed;
import zij.language.order.OrderEvent.SurplusCharged;
import zij.language.order.OrderEvent.SurplusRefunded;
import zij.language.order.OrderLine;
import zij.language.order.Payment;

/** One order, from being placed to being delivered. */
@AggregateRoot(type = "order")
public class Order {
  /**
   * How long an approved checkout keeps the order from being cancelled or lapsing: Telegram takes
   * the payment within seconds of the approval, or never.
   */
  static final Duration CHECKOUT_HOLD = Duration.ofMinutes(2);

  private enum Status {
    OPEN,
    PAID,
    DELIVERED,
    CANCELLED,
    EXPIRED
  }

  @AggregateIdentifier private @Nullable String id;
  private @Nullable Placed placed;
  private Status status = Status.OPEN;
  private @Nullable String link;
  private @Nullable CheckoutApproved approval;
  private final Map<String, Decision<Done>> checkouts = new HashMap<>();
  private final Set<ChargeId> charges = new HashSet<>();
  private final Map<ChargeId, Payment> surplus = new HashMap<>();
  private final Set<ChargeId> refunded = new HashSet<>();

  /** For Axon, before the first event. */
  protected Order() {}

  /** For Axon: an order that nothing happened to yet. */
  public Order(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Placed> decide(OrderCommand.Place c, Offers offers) {
    if (placed != null) {
      boolean same = placed.fingerprint().equals(c.fingerprint());
      return same ? accepted(placed) : refused(Refusal.IDEMPOTENCY_KEY_REUSED);
    }
    return switch (Pricing.of(c.lines(), c.language(), offers)) {
      case Decision.Refused<Pricing> no -> refused(no.refusal(), no.details());
      case Decision.Accepted<Pricing>(Pricing priced) -> {
        Placed event =
            new Placed(
                c.order(),
                c.buyer(),
                c.language(),
                priced.lines(),
                priced.total(),
                c.fingerprint(),
                c.expiresAt(),
                c.at());
        apply(event);
        yield accepted(event);
      }
    };
  }

  @CommandHandler
  Decision<Invoice> decide(OrderCommand.DraftInvoice c) {
    if (!isOrderOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    Optional<Refusal> closed = whyNotPayable(c.at());
    if (closed.isPresent()) return refused(closed.get());
    return accepted(
        link != null
            ? new Invoice.Issued(c.order(), link)
            : new Invoice.Draft(c.order(), lines(), order().total()));
  }

  @CommandHandler
  Decision<Invoice.Issued> decide(OrderCommand.IssueInvoice c) {
    if (!isOrderOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    if (link != null) return accepted(new Invoice.Issued(c.order(), link));
    Optional<Refusal> closed = whyNotPayable(c.at());
    if (closed.isPresent()) return refused(closed.get());
    apply(new InvoiceIssued(c.order(), c.link(), c.at()));
    return accepted(new Invoice.Issued(c.order(), c.link()));
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.ApproveCheckout c, Offers offers) {
    if (!isOrderOf(c.payer())) return refused(Refusal.ORDER_UNKNOWN);
    Decision<Done> before = checkouts.get(c.query());
    if (before != null) return before; // Telegram repeats itself, and hears the same
    Optional<Refusal> reason = whyNotPayable(c.at()).or(() -> whyNotSold(c, offers));
    if (reason.isPresent()) {
      apply(new CheckoutRefused(c.order(), c.query(), reason.get(), c.at()));
      return refused(reason.get());
    }
    apply(new CheckoutApproved(c.order(), c.query(), c.at()));
    return accepted(Done.DONE);
  }

  /**
   * Telegram took the money, so this is never refused. An order that lapsed meanwhile is paid all
   * the same: its price was approved. What the order has no use for is recorded to be refunded.
   */
  @CommandHandler
  Decision<Done> decide(OrderCommand.ConfirmPayment c) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    if (charges.contains(c.payment().charge()))
      return accepted(Done.DONE); // Telegram repeats itself
    Optional<Refusal> surplusReason = whyOfNoUse(c.payment());
    if (surplusReason.isPresent()) {
      apply(new SurplusCharged(c.order(), c.payer(), c.payment(), surplusReason.get(), c.at()));
    } else {
      apply(new Paid(c.order(), order().buyer(), lines(), c.payment(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.Deliver c, Offers offers) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    if (status == Status.DELIVERED) return accepted(Done.DONE);
    if (status != Status.PAID) return refused(Refusal.NOT_PAID);
    List<DeliveredGood> goods = lines().stream().map(line -> good(line, offers)).toList();
    apply(new Delivered(c.order(), goods, c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.ConfirmSurplusRefund c) {
    Payment charged = surplus.get(c.charge());
    if (charged == null) return refused(Refusal.CHARGE_UNKNOWN);
    if (refunded.contains(c.charge())) return accepted(Done.DONE);
    apply(new SurplusRefunded(c.order(), c.charge(), charged.amount(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.Cancel c) {
    if (!isOrderOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    if (status == Status.CANCELLED) return accepted(Done.DONE);
    if (status == Status.EXPIRED) return refused(Refusal.ORDER_EXPIRED);
    if (status != Status.OPEN) return refused(Refusal.ALREADY_PAID);
    if (isCheckoutInProgress(c.at())) return refused(Refusal.CHECKOUT_IN_PROGRESS);
    apply(new OrderEvent.Cancelled(c.order(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.Expire c) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    if (status != Status.OPEN) return accepted(Done.DONE); // nothing left to lapse
    if (c.at().isBefore(placed.expiresAt())) return refused(Refusal.NOT_YET_DUE);
    if (isCheckoutInProgress(c.at())) return refused(Refusal.CHECKOUT_IN_PROGRESS);
    apply(new Expired(c.order(), c.at()));
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(OrderEvent event) {
    switch (event) {
      case Placed e -> {
        id = e.order().toString();
        placed = e;
      }
      case InvoiceIssued e -> link = e.link();
      case CheckoutApproved e -> {
        approval = e;
        checkouts.put(e.query(), accepted(Done.DONE));
      }
      case CheckoutRefused e -> checkouts.put(e.query(), refused(e.reason()));
      case Paid e -> {
        status = Status.PAID;
        charges.add(e.payment().charge());
      }
      case SurplusCharged e -> {
        charges.add(e.payment().charge());
        surplus.put(e.payment().charge(), e.payment());
      }
      case SurplusRefunded e -> refunded.add(e.charge());
      case Delivered _ -> status = Status.DELIVERED;
      case OrderEvent.Cancelled _ -> status = Status.CANCELLED;
      case Expired _ -> status = Status.EXPIRED;
    }
  }

  private boolean isOrderOf(TelegramUserId person) {
    return placed != null && placed.buyer().equals(person);
  }

  private Optional<Refusal> whyNotPayable(Instant at) {
    return switch (status) {
      case PAID, DELIVERED -> Optional.of(Refusal.ALREADY_PAID);
      case CANCELLED -> Optional.of(Refusal.ORDER_CANCELLED);
      case EXPIRED -> Optional.of(Refusal.ORDER_EXPIRED);
      case OPEN ->
          at.isBefore(order().expiresAt()) ? Optional.empty() : Optional.of(Refusal.ORDER_EXPIRED);
    };
  }

  private Optional<Refusal> whyNotSold(OrderCommand.ApproveCheckout c, Offers offers) {
    if (!c.amount().equals(order().total())) return Optional.of(Refusal.AMOUNT_DIFFERS);
    boolean allOnSale =
        lines().stream()
            .allMatch(line -> offers.offer(line.product()).filter(Offer::onSale).isPresent());
    return allOnSale ? Optional.empty() : Optional.of(Refusal.PRODUCT_UNAVAILABLE);
  }

  private Optional<Refusal> whyOfNoUse(Payment payment) {
    return switch (status) {
      case PAID, DELIVERED -> Optional.of(Refusal.ALREADY_PAID);
      case CANCELLED -> Optional.of(Refusal.ORDER_CANCELLED);
      case OPEN, EXPIRED ->
          payment.amount().equals(order().total())
              ? Optional.empty()
              : Optional.of(Refusal.AMOUNT_DIFFERS);
    };
  }

  private boolean isCheckoutInProgress(Instant at) {
    return approval != null && at.isBefore(approval.at().plus(CHECKOUT_HOLD));
  }

  private static DeliveredGood good(OrderLine line, Offers offers) {
    Offer offer =
        offers
            .offer(line.product())
            .orElseThrow(() -> new IllegalStateException("sold but never listed: " + line));
    return new DeliveredGood(line.product(), line.title(), offer.good());
  }

  private Placed order() {
    if (placed == null) throw new IllegalStateException("order " + id + " was never placed");
    return placed;
  }

  private List<OrderLine> lines() {
    return order().lines();
  }
}
