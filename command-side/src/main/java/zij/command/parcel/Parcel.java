package zij.command.parcel;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.command.article.Articles;
import zij.command.article.Providers;
import zij.command.article.Ware;
import zij.command.shipping.ShippingRoutes;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelEvent.Placed;
import zij.language.parcel.ParcelEvent.Sent;
import zij.language.parcel.ParcelInvoice;
import zij.language.parcel.RefundReference;
import zij.language.parcel.ShippingQuote;
import zij.language.shipping.ShippingOption;

/** One order that is paid with money and sent by post. */
@AggregateRoot(type = "parcel")
public class Parcel {
  private enum Status {
    OPEN,
    PAID,
    SENT,
    /** The money went back, whether it was sent or not. */
    RETURNED,
    CANCELLED
  }

  @AggregateIdentifier private @Nullable String id;
  private @Nullable Placed placed;
  private Status status = Status.OPEN;
  private @Nullable String link;
  private @Nullable Sent sent;
  private final ParcelCheckouts checkouts = new ParcelCheckouts();
  private final ParcelCharges charges = new ParcelCharges();

  /** For Axon, before the first event. */
  protected Parcel() {}

  /** For Axon: a parcel that nothing happened to yet. */
  public Parcel(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Placed> decide(ParcelCommand.Place c, Articles articles, Providers providers) {
    if (placed != null) {
      boolean same = placed.fingerprint().equals(c.fingerprint());
      return same ? accepted(placed) : refused(Refusal.IDEMPOTENCY_KEY_REUSED);
    }
    Decision<Placed> decision = ParcelPrice.placing(c, articles, providers);
    if (decision instanceof Decision.Accepted<Placed>(Placed event)) apply(event);
    return decision;
  }

  @CommandHandler
  Decision<ParcelInvoice> decide(ParcelCommand.DraftInvoice c, Providers providers) {
    if (!isParcelOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    Optional<Refusal> closed = whyNotPayable(c.at());
    if (closed.isPresent()) return refused(closed.get());
    if (link != null) return accepted(new ParcelInvoice.Issued(c.order(), link));
    return ParcelPrice.payable(parcel().total(), providers)
        .then(total -> accepted(new ParcelInvoice.Draft(c.order(), parcel().lines(), total)));
  }

  @CommandHandler
  Decision<ParcelInvoice.Issued> decide(ParcelCommand.IssueInvoice c) {
    if (!isParcelOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    if (link != null) return accepted(new ParcelInvoice.Issued(c.order(), link));
    Optional<Refusal> closed = whyNotPayable(c.at());
    if (closed.isPresent()) return refused(closed.get());
    apply(new ParcelEvent.InvoiceIssued(c.order(), c.link(), c.at()));
    return accepted(new ParcelInvoice.Issued(c.order(), c.link()));
  }

  @CommandHandler
  Decision<ShippingQuote> decide(ParcelCommand.QuoteShipping c, ShippingRoutes routes) {
    if (!isParcelOf(c.payer())) return refused(Refusal.ORDER_UNKNOWN);
    Optional<Refusal> closed = whyNotPayable(c.at());
    if (closed.isPresent()) return refused(closed.get());
    List<ShippingOption> ways = routes.now().to(c.country(), parcel().total().currency());
    return ways.isEmpty()
        ? refused(Refusal.SHIPPING_UNAVAILABLE)
        : accepted(new ShippingQuote(parcel().language(), ways));
  }

  @CommandHandler
  Decision<Done> decide(ParcelCommand.ApproveCheckout c, Articles articles, ShippingRoutes routes) {
    if (!isParcelOf(c.payer())) return refused(Refusal.ORDER_UNKNOWN);
    Decision<Done> before = checkouts.answerTo(c.query());
    if (before != null) return before; // Telegram repeats itself, and hears the same
    Decision<ChosenShipping> decision =
        whyNotPayable(c.at())
            .or(() -> whyNotSold(articles))
            .map(Decision::<ChosenShipping>refused)
            .orElseGet(() -> ParcelCheckouts.shipping(parcel(), c, routes.now()));
    return switch (decision) {
      case Decision.Accepted<ChosenShipping>(ChosenShipping chosen) -> {
        apply(new ParcelEvent.CheckoutApproved(c.order(), c.query(), chosen, c.amount(), c.at()));
        yield accepted(Done.DONE);
      }
      case Decision.Refused<ChosenShipping>(Refusal reason, _) -> {
        apply(new ParcelEvent.CheckoutRefused(c.order(), c.query(), reason, c.at()));
        yield refused(reason);
      }
    };
  }

  /**
   * The provider took the money, so this is never refused. A parcel whose time was up meanwhile is
   * paid all the same: its price was approved. What it has no use for is recorded to be given back.
   */
  @CommandHandler
  Decision<Done> decide(ParcelCommand.ConfirmPayment c) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    if (charges.know(c.payment().charge())) return accepted(Done.DONE); // told again
    Optional<ChosenShipping> shipping = checkouts.shipping(c.option(), c.payment().amount());
    Optional<Refusal> reason =
        whyOfNoUse(c.payer())
            .or(() -> shipping.isEmpty() ? Optional.of(Refusal.AMOUNT_DIFFERS) : Optional.empty());
    apply(
        reason.isPresent()
            ? new ParcelEvent.SurplusCharged(
                c.order(), c.payer(), c.payment(), reason.get(), c.at())
            : new ParcelEvent.Paid(
                c.order(), c.payer(), placed.lines(), shipping.get(), c.payment(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(ParcelCommand.Send c) {
    if (placed == null) return refused(Refusal.ORDER_UNKNOWN);
    return switch (status) {
      case OPEN, CANCELLED -> refused(Refusal.NOT_PAID);
      case RETURNED -> refused(Refusal.PAYMENT_RETURNED);
      case PAID, SENT -> {
        Sent event = new Sent(c.order(), c.tracking(), c.by(), c.at());
        boolean same = sent != null && Objects.equals(sent.tracking(), c.tracking());
        if (!same) apply(event);
        yield accepted(Done.DONE);
      }
    };
  }

  /** The same reference again is the same refund; a payment goes back once. */
  @CommandHandler
  Decision<Done> decide(ParcelCommand.RecordRefund c) {
    Optional<ParcelCharges.Taken> found = charges.find(c.charge());
    if (found.isEmpty()) return refused(Refusal.CHARGE_UNKNOWN);
    Optional<RefundReference> before = charges.refund(c.charge());
    if (before.isPresent()) {
      boolean same = before.get().equals(c.reference());
      return same ? accepted(Done.DONE) : refused(Refusal.ALREADY_REFUNDED);
    }
    ParcelCharges.Taken of = found.get();
    apply(
        of.surplus()
            ? new ParcelEvent.SurplusRefunded(
                c.order(),
                of.payer(),
                c.charge(),
                of.amount(),
                c.reference(),
                c.by(),
                c.reason(),
                c.at())
            : new ParcelEvent.Refunded(
                c.order(),
                of.payer(),
                c.charge(),
                of.amount(),
                c.reference(),
                c.by(),
                c.reason(),
                c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(ParcelCommand.Cancel c) {
    if (!isParcelOf(c.buyer())) return refused(Refusal.ORDER_UNKNOWN);
    return switch (status) {
      case CANCELLED -> accepted(Done.DONE);
      case PAID, SENT -> refused(Refusal.ALREADY_PAID);
      case RETURNED -> refused(Refusal.PAYMENT_RETURNED);
      case OPEN -> {
        if (checkouts.areInProgress(c.at())) yield refused(Refusal.CHECKOUT_IN_PROGRESS);
        apply(new ParcelEvent.Cancelled(c.order(), c.at()));
        yield accepted(Done.DONE);
      }
    };
  }

  @EventSourcingHandler
  void evolve(ParcelEvent event) {
    switch (event) {
      case Placed e -> {
        id = ParcelEvent.aggregateId(e.order());
        placed = e;
      }
      case ParcelEvent.InvoiceIssued e -> link = e.link();
      case ParcelEvent.CheckoutApproved e -> checkouts.approved(e);
      case ParcelEvent.CheckoutRefused e -> checkouts.refusedAs(e);
      case ParcelEvent.Paid e -> {
        status = Status.PAID;
        charges.paid(e);
      }
      case ParcelEvent.SurplusCharged e -> charges.surplus(e);
      case Sent e -> {
        status = Status.SENT;
        sent = e;
      }
      case ParcelEvent.Refunded e -> {
        status = Status.RETURNED;
        charges.wentBack(e.charge(), e.reference());
      }
      case ParcelEvent.SurplusRefunded e -> charges.wentBack(e.charge(), e.reference());
      case ParcelEvent.Cancelled _ -> status = Status.CANCELLED;
    }
  }

  private boolean isParcelOf(TelegramUserId person) {
    return placed != null && placed.buyer().equals(person);
  }

  private Optional<Refusal> whyNotPayable(Instant at) {
    return switch (status) {
      case PAID, SENT -> Optional.of(Refusal.ALREADY_PAID);
      case RETURNED -> Optional.of(Refusal.PAYMENT_RETURNED);
      case CANCELLED -> Optional.of(Refusal.ORDER_CANCELLED);
      case OPEN ->
          at.isBefore(parcel().expiresAt()) ? Optional.empty() : Optional.of(Refusal.ORDER_EXPIRED);
    };
  }

  private Optional<Refusal> whyNotSold(Articles articles) {
    boolean all =
        parcel().lines().stream()
            .allMatch(line -> articles.ware(line.article()).filter(Ware::onSale).isPresent());
    return all ? Optional.empty() : Optional.of(Refusal.PRODUCT_UNAVAILABLE);
  }

  private Optional<Refusal> whyOfNoUse(TelegramUserId payer) {
    return switch (status) {
      case PAID, SENT -> Optional.of(Refusal.ALREADY_PAID);
      case RETURNED -> Optional.of(Refusal.PAYMENT_RETURNED);
      case CANCELLED -> Optional.of(Refusal.ORDER_CANCELLED);
      case OPEN -> isParcelOf(payer) ? Optional.empty() : Optional.of(Refusal.ORDER_UNKNOWN);
    };
  }

  private Placed parcel() {
    if (placed == null) throw new IllegalStateException("parcel " + id + " was never placed");
    return placed;
  }
}
