package zij.command.subscription;

import java.time.Instant;
import zij.command.Commands;
import zij.command.Outcome;
import zij.command.order.OrderHistory;
import zij.command.order.Supply;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Provenance;
import zij.language.Refusal;
import zij.language.Vocabulary;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.language.subscription.SubscriptionCommand;

/**
 * Brings what Telegram tells of an order's payments to whom it concerns: the first payment is the
 * order's, the further ones are its subscription's, and what neither has a use for is the order's
 * to give back. Every step can be repeated. Thread-safe.
 */
public final class Renewals {
  private final Commands commands;
  private final Supply supply;
  private final Beginning beginning;
  private final OrderHistory orders;

  public Renewals(Commands commands, Supply supply, Beginning beginning, OrderHistory orders) {
    this.commands = commands;
    this.supply = supply;
    this.beginning = beginning;
    this.orders = orders;
  }

  /**
   * A payment that Telegram calls a renewal.
   *
   * @param update Telegram's number of the update that told
   */
  public Outcome<Done> send(
      OrderCommand.ConfirmPayment c, Instant paidUntil, long update, Provenance because) {
    if (orders.knows(c.order(), c.payment().charge())) return supply.send(c, because);
    var renew =
        new SubscriptionCommand.Renew(c.order(), c.payer(), c.payment(), paidUntil, update, c.at());
    begin(c.order(), because);
    Outcome<Done> outcome = send(renew, because);
    return outcome.decision() instanceof Decision.Refused<Done> ? supply.send(c, because) : outcome;
  }

  /**
   * A payment that nobody told of: a renewal if it can be one, or else the order's.
   *
   * @param paidAt when Telegram's list says that it was made
   */
  public Outcome<Done> send(
      OrderCommand.RecoverPayment c, Instant paidAt, Instant paidUntil, Provenance because) {
    if (orders.knows(c.order(), c.payment().charge())) return supply.send(c, because);
    var recover =
        new SubscriptionCommand.RecoverRenewal(
            c.order(), c.payer(), c.payment(), paidAt, paidUntil, c.at());
    begin(c.order(), because);
    Outcome<Done> outcome = send(recover, because);
    return outcome.decision() instanceof Decision.Refused<Done> ? supply.send(c, because) : outcome;
  }

  /** How Telegram says that a subscription goes on. */
  public Outcome<Done> send(SubscriptionCommand.Observe c, Provenance because) {
    begin(c.order(), because);
    return commands.send(c, because);
  }

  /** A payment of an order that went back: the order's, or else a renewal. */
  public Outcome<Done> send(OrderCommand.RecordRefund c, Provenance because) {
    return orElse(
        commands.send(c, because),
        new SubscriptionCommand.RecordRefund(c.order(), c.charge(), c.amount(), c.at()),
        because);
  }

  /** The same if nobody told of a refund. */
  public Outcome<Done> send(OrderCommand.RecordChargeBack c, Provenance because) {
    return orElse(
        commands.send(c, because),
        new SubscriptionCommand.RecordChargeBack(c.order(), c.charge(), c.amount(), c.at()),
        because);
  }

  private Outcome<Done> orElse(
      Outcome<Done> ofOrder, Command<Done> ofSubscription, Provenance because) {
    boolean unknown =
        ofOrder.decision() instanceof Decision.Refused<Done>(Refusal refusal, _)
            && refusal == Refusal.CHARGE_UNKNOWN;
    if (!unknown) return ofOrder;
    Outcome<Done> outcome = send(ofSubscription, because);
    boolean none =
        outcome.decision() instanceof Decision.Refused<Done>(Refusal refusal, _)
            && refusal == Refusal.SUBSCRIPTION_UNKNOWN;
    return none ? ofOrder : outcome;
  }

  /** The reaction to the first payment does this too, and may not have got there yet. */
  private void begin(OrderId order, Provenance because) {
    beginning.of(order).ifPresent(start -> send(start, because));
  }

  private Outcome<Done> send(Command<Done> command, Provenance because) {
    String operation = Vocabulary.nameOf(command.getClass());
    return commands.send(
        command,
        new Provenance(
            because.user(), because.actor(), operation, because.traceId(), because.evidence()));
  }
}
