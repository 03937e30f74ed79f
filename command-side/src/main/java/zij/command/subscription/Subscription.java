package zij.command.subscription;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.command.subscription.Periods.Period;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.Payment;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;
import zij.language.subscription.SubscriptionEvent.Started;

/**
 * What became of an order that is paid again every 30 days. What Telegram tells may come twice,
 * late and in any order, and ends in the same state.
 */
@AggregateRoot(type = "subscription")
public class Subscription {
  /** A renewal is paid when what was paid for ends, give or take this. */
  private static final Duration PUNCTUAL = Duration.ofDays(1);

  private enum End {
    LAPSED,
    REVOKED
  }

  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private @Nullable String id;

  private @Nullable Started started;
  private final Periods periods = new Periods();
  private final Prospect prospect = new Prospect();
  private @Nullable End end;

  /** For Axon, before the first event. */
  protected Subscription() {}

  /** For Axon: one that nobody began yet. */
  public Subscription(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(SubscriptionCommand.Start c) {
    if (started == null) {
      apply(
          new Started(
              c.order(),
              c.buyer(),
              c.language(),
              c.product(),
              c.title(),
              c.price(),
              c.charge(),
              c.paidUntil(),
              c.at()));
    }
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.Renew c) {
    if (periods.know(c.payment().charge())) return accepted(Done.DONE); // Telegram repeats itself
    Optional<Refusal> reason = whyOfNoUse(c.payer(), c.payment(), c.paidUntil());
    if (reason.isPresent()) return refused(reason.get());
    return renewed(c.payment(), c.paidUntil(), c.update(), c.at());
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.RecoverRenewal c) {
    if (periods.know(c.payment().charge())) return accepted(Done.DONE);
    Optional<Refusal> reason = whyOfNoUse(c.payer(), c.payment(), c.paidUntil());
    if (reason.isPresent()) return refused(reason.get());
    boolean punctual = !c.paidAt().isBefore(periods.last().paidUntil().minus(PUNCTUAL));
    return punctual
        ? renewed(c.payment(), c.paidUntil(), 0, c.at())
        : refused(Refusal.NOT_A_RENEWAL);
  }

  /** The truth is what Telegram says last, in the order of its updates. */
  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.Observe c) {
    if (end != null || prospect.isOld(c.update(), c.at())) return accepted(Done.DONE);
    if (c.renewal() != prospect.renewal()) return told(c);
    if (c.update() != 0) {
      apply(new SubscriptionEvent.Confirmed(c.order(), c.renewal(), c.update(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.Cancel c) {
    boolean mayBe = c.by() == CancelledBy.SHOP || begin().buyer().equals(c.person());
    if (!mayBe) return refused(Refusal.SUBSCRIPTION_UNKNOWN);
    if (end != null) return refused(Refusal.SUBSCRIPTION_ENDED);
    if (prospect.isGivenUp()) return accepted(Done.DONE);
    ChargeId first = periods.first().charge();
    apply(
        new SubscriptionEvent.CancelRequested(
            c.order(), begin().buyer(), first, c.by(), c.person(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.Reactivate c) {
    if (!begin().buyer().equals(c.buyer())) return refused(Refusal.SUBSCRIPTION_UNKNOWN);
    boolean isOver = end != null || !c.at().isBefore(periods.last().paidUntil());
    if (isOver) return refused(Refusal.SUBSCRIPTION_ENDED);
    if (prospect.renewal() == Renewal.FAILED) return refused(Refusal.RENEWAL_FAILED);
    if (!prospect.isGivenUp()) return accepted(Done.DONE); // it goes on
    CancelledBy by = prospect.givenUpBy();
    if (by == CancelledBy.SHOP) return refused(Refusal.CANCELLED_BY_SHOP);
    if (by == CancelledBy.BUYER_IN_TELEGRAM) return refused(Refusal.CANCELLED_IN_TELEGRAM);
    ChargeId first = periods.first().charge();
    apply(new SubscriptionEvent.ReactivationRequested(c.order(), c.buyer(), first, c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.Lapse c) {
    if (end != null) return accepted(Done.DONE);
    Instant access = prospect.renewal().accessUntil(periods.last().paidUntil());
    if (c.at().isBefore(access)) return refused(Refusal.NOT_YET_DUE);
    apply(new SubscriptionEvent.Lapsed(c.order(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.Refund c) {
    Optional<Refusal> reason = periods.whyNotWanted(c);
    if (reason.isPresent()) return refused(reason.get());
    if (periods.areWantedBack(c.charge())) return accepted(Done.DONE);
    apply(
        new SubscriptionEvent.RefundRequested(
            c.order(),
            begin().buyer(),
            c.charge(),
            periods.amount(c.charge()),
            c.by(),
            c.reason(),
            c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.RecordRefund c) {
    return wentBack(
        new SubscriptionEvent.Refunded(c.order(), c.charge(), c.amount(), c.at()),
        c.charge(),
        c.amount());
  }

  /** What the owner wanted is a refund, whoever noticed first that it went back. */
  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.RecordChargeBack c) {
    return wentBack(
        periods.areWantedBack(c.charge())
            ? new SubscriptionEvent.Refunded(c.order(), c.charge(), c.amount(), c.at())
            : new SubscriptionEvent.ChargedBack(c.order(), c.charge(), c.amount(), c.at()),
        c.charge(),
        c.amount());
  }

  @CommandHandler
  Decision<Done> decide(SubscriptionCommand.Revoke c) {
    if (periods.last().equals(periods.first())) revoke(periods.first(), c.at());
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(SubscriptionEvent event) {
    periods.see(event);
    prospect.see(event);
    switch (event) {
      case Started e -> {
        id = SubscriptionEvent.aggregateId(e.order());
        started = e;
      }
      case SubscriptionEvent.Renewed _ -> end = null;
      case SubscriptionEvent.Lapsed _ -> end = End.LAPSED;
      case SubscriptionEvent.Revoked _ -> end = End.REVOKED;
      case SubscriptionEvent.RenewalFailed _,
          SubscriptionEvent.CancelRequested _,
          SubscriptionEvent.ReactivationRequested _,
          SubscriptionEvent.Cancelled _,
          SubscriptionEvent.Reactivated _,
          SubscriptionEvent.Confirmed _,
          SubscriptionEvent.RefundRequested _,
          SubscriptionEvent.Refunded _,
          SubscriptionEvent.ChargedBack _ -> {}
    }
  }

  private Optional<Refusal> whyOfNoUse(TelegramUserId payer, Payment payment, Instant paidUntil) {
    if (!begin().buyer().equals(payer)) return Optional.of(Refusal.ORDER_UNKNOWN);
    if (!begin().price().equals(payment.amount())) return Optional.of(Refusal.AMOUNT_DIFFERS);
    // Who paid the invoice twice has two subscriptions at Telegram, and owes for one.
    boolean twice = periods.arePaidUntil(paidUntil, nearly());
    return twice ? Optional.of(Refusal.NOT_A_RENEWAL) : Optional.empty();
  }

  /** How far apart ends of the same period may be: a day, or less of periods that are shorter. */
  private Duration nearly() {
    Duration half = Duration.between(begin().at(), begin().paidUntil()).abs().dividedBy(2);
    return half.compareTo(PUNCTUAL) < 0 ? half : PUNCTUAL;
  }

  private Decision<Done> renewed(Payment payment, Instant paidUntil, long update, Instant at) {
    Started of = begin();
    apply(
        new SubscriptionEvent.Renewed(
            of.order(),
            of.buyer(),
            of.product(),
            payment,
            paidUntil,
            prospect.afterPayment(update, at),
            update,
            at));
    return accepted(Done.DONE);
  }

  private Decision<Done> told(SubscriptionCommand.Observe c) {
    Instant until = periods.last().paidUntil();
    CancelledBy by =
        Objects.requireNonNullElse(prospect.requestedBy(), CancelledBy.BUYER_IN_TELEGRAM);
    apply(
        switch (c.renewal()) {
          case ON -> new SubscriptionEvent.Reactivated(c.order(), until, c.update(), c.at());
          case CANCELLED ->
              new SubscriptionEvent.Cancelled(c.order(), by, until, c.update(), c.at());
          case FAILED -> new SubscriptionEvent.RenewalFailed(c.order(), until, c.update(), c.at());
        });
    return accepted(Done.DONE);
  }

  /** Once for each charge; if it paid for longest, access ends with it. */
  private Decision<Done> wentBack(SubscriptionEvent event, ChargeId charge, Stars amount) {
    Optional<Refusal> reason = periods.whyNotBack(charge, amount);
    if (reason.isPresent()) return refused(reason.get());
    if (periods.haveSeenGoBack(charge)) return accepted(Done.DONE);
    Period last = periods.last();
    apply(event);
    if (last.charge().equals(charge)) revoke(last, event.at());
    return accepted(Done.DONE);
  }

  private void revoke(Period last, Instant at) {
    if (end == End.REVOKED) return;
    apply(
        new SubscriptionEvent.Revoked(
            begin().order(),
            begin().buyer(),
            periods.first().charge(),
            last.charge(),
            last.amount(),
            last.paidUntil(),
            at));
  }

  /** What it has come to, in a form that can be compared. */
  String summary() {
    return "%s until %s, end %s".formatted(prospect.renewal(), periods.last().paidUntil(), end);
  }

  private Started begin() {
    if (started == null) throw new IllegalStateException("only started ones are loaded");
    return started;
  }
}
