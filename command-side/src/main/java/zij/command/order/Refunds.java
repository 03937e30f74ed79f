package zij.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import zij.command.credit.Credits;
import zij.command.quota.Quotas;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent.Cause;
import zij.language.credit.CreditId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderEvent.CreditReturned;
import zij.language.order.OrderEvent.CreditWithdrawn;
import zij.language.order.OrderEvent.RefundRequested;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;

/**
 * What the owner gives back of an order: all of it, or a part as store credit. Never the same
 * twice: what was given as credit is withdrawn before all of it goes back.
 */
final class Refunds {
  /**
   * What paid the order.
   *
   * @param payment Telegram's; null if credit paid alone, or nothing was left to pay
   */
  private record Paid(
      TelegramUserId buyer,
      List<OrderLine> lines,
      @Nullable ChargeId payment,
      Stars stars,
      Stars credit) {
    /** Stars and credit together. */
    Stars worth() {
      return stars.plus(credit);
    }
  }

  private @Nullable Paid paid;
  private @Nullable RefundRequested requested;
  private @Nullable CreditReturned creditReturned;
  private @Nullable Refusal returned;
  private Stars credited = Stars.ZERO;
  private final Set<CreditId> given = new HashSet<>();

  /** Asked once more in the same words, it is the same wish. */
  @CommandHandler
  Decision<Done> decide(OrderCommand.Refund c, Credits credits, Quotas quotas) {
    if (paid == null || paid.worth().equals(Stars.ZERO)) return refused(Refusal.NOT_PAID);
    if (creditReturned != null && creditReturned.reason().equals(c.reason())) {
      return accepted(Done.DONE);
    }
    if (returned != null) return refused(returned);
    if (requested != null) {
      boolean same = requested.reason().equals(c.reason());
      return same ? accepted(Done.DONE) : refused(Refusal.REFUND_REQUESTED);
    }
    Paid all = paid;
    return withdraw(credits, c.order(), c.by(), c.reason(), c.at())
        .then(done -> {
          giveBack(all, c, credits, quotas);
          return accepted(done);
        });
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.GiveCredit c, Credits credits) {
    if (given.contains(c.id())) return accepted(Done.DONE);
    if (paid == null) return refused(Refusal.NOT_PAID);
    if (returned != null) return refused(returned);
    if (requested != null) return refused(Refusal.REFUND_REQUESTED);
    Stars left = paid.worth().minus(credited);
    if (c.amount().equals(Stars.ZERO) || c.amount().compareTo(left) > 0) {
      return refused(Refusal.CREDIT_TOO_HIGH, Map.of("left", left.amount()));
    }
    credits.grant(paid.buyer(), c.order(), c.amount(), c.at());
    apply(
        new OrderEvent.Credited(
            c.order(), paid.buyer(), c.id(), c.amount(), c.by(), c.reason(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(OrderCommand.WithdrawCredit c, Credits credits) {
    return withdraw(credits, c.order(), c.by(), c.reason(), c.at());
  }

  /** Whether the money is to go back: then nothing more is handed out for it. */
  boolean areRequested() {
    return requested != null;
  }

  /** What was wanted is a refund, whoever noticed first that it went back. */
  OrderEvent asWanted(OrderEvent wentBack, ChargeId charge, Stars amount) {
    return requested == null
        ? wentBack
        : new OrderEvent.Refunded(wentBack.order(), charge, amount, wentBack.at());
  }

  /**
   * What follows when the payment went back: the buyer has again what was spent of store credit,
   * what was given as credit is taken back, as far as it is there, and the order counts no more.
   */
  void followUp(OrderEvent wentBack, Credits credits, Quotas quotas) {
    if (paid == null) return;
    Cause cause = wentBack instanceof OrderEvent.Refunded ? Cause.REFUNDED : Cause.CHARGED_BACK;
    if (!paid.credit().equals(Stars.ZERO)) {
      credits.giveBack(paid.buyer(), wentBack.order(), cause, wentBack.at());
    }
    takeBack(paid.buyer(), wentBack, credits);
    quotas.giveBack(paid.buyer(), wentBack.order(), paid.lines(), wentBack.at());
  }

  private void takeBack(TelegramUserId buyer, OrderEvent wentBack, Credits credits) {
    if (credited.equals(Stars.ZERO)) return;
    Stars there = credits.balance(buyer);
    Stars back = there.compareTo(credited) < 0 ? there : credited;
    if (back.equals(Stars.ZERO)) return;
    credits.withdraw(buyer, wentBack.order(), back, wentBack.at());
    apply(new CreditWithdrawn(wentBack.order(), buyer, back, null, null, wentBack.at()));
  }

  private void giveBack(Paid all, OrderCommand.Refund c, Credits credits, Quotas quotas) {
    if (all.payment() != null) {
      apply(
          new RefundRequested(
              c.order(), all.buyer(), all.payment(), all.stars(), c.by(), c.reason(), c.at()));
      return;
    }
    credits.giveBack(all.buyer(), c.order(), Cause.REFUNDED, c.at());
    quotas.giveBack(all.buyer(), c.order(), all.lines(), c.at());
    apply(new CreditReturned(c.order(), all.buyer(), all.credit(), c.by(), c.reason(), c.at()));
  }

  /** Takes back all that was given, or nothing. */
  private Decision<Done> withdraw(
      Credits credits, OrderId order, TelegramUserId by, Note reason, Instant at) {
    if (paid == null || credited.equals(Stars.ZERO)) return accepted(Done.DONE);
    Stars there = credits.balance(paid.buyer());
    if (there.compareTo(credited) < 0) {
      return refused(Refusal.CREDIT_SPENT, Map.of("missing", credited.minus(there).amount()));
    }
    credits.withdraw(paid.buyer(), order, credited, at);
    apply(new CreditWithdrawn(order, paid.buyer(), credited, by, reason, at));
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(OrderEvent event) {
    switch (event) {
      case OrderEvent.Paid e ->
          paid =
              new Paid(
                  e.buyer(),
                  e.lines(),
                  e.payment().charge(),
                  e.payment().amount(),
                  orZero(e.credit()));
      case OrderEvent.Given e ->
          paid = new Paid(e.buyer(), e.lines(), null, Stars.ZERO, orZero(e.credit()));
      case RefundRequested e -> requested = e;
      case OrderEvent.Refunded _ -> returned = Refusal.ALREADY_REFUNDED;
      case OrderEvent.ChargedBack _ -> returned = Refusal.CHARGED_BACK;
      case CreditReturned e -> {
        creditReturned = e;
        returned = Refusal.ALREADY_REFUNDED;
      }
      case OrderEvent.Credited e -> {
        given.add(e.id());
        credited = credited.plus(e.amount());
      }
      case CreditWithdrawn e -> credited = credited.minus(e.amount());
      case OrderEvent.Placed _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.SurplusCharged _,
          OrderEvent.SurplusRefunded _,
          OrderEvent.Delivered _,
          OrderEvent.GiftWrapped _,
          OrderEvent.GiftReady _,
          OrderEvent.GiftRelinked _,
          OrderEvent.GiftTaken _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ -> {}
    }
  }

  private static Stars orZero(@Nullable Stars amount) {
    return Optional.ofNullable(amount).orElse(Stars.ZERO);
  }
}
