package zij.command.reaction;

import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import zij.command.Commands;
import zij.command.subscription.Beginning;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.person.PersonEvent;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;

/**
 * A paid order begins its subscription, and what is wanted of a subscription is asked of Telegram.
 * Each step can be repeated.
 */
@ProcessingGroup(Subscribing.GROUP)
public final class Subscribing {
  public static final String GROUP = "subscribing";

  private final Reaction reaction;
  private final Beginning beginning;
  private final StarSubscriptions subscriptions;
  private final StarPayments payments;
  private final Subscribed subscribed;
  private final InstantSource clock;

  public Subscribing(
      Commands commands,
      Beginning beginning,
      StarSubscriptions subscriptions,
      StarPayments payments,
      Subscribed subscribed,
      InstantSource clock) {
    this.reaction = new Reaction(GROUP, commands);
    this.beginning = beginning;
    this.subscriptions = subscriptions;
    this.payments = payments;
    this.subscribed = subscribed;
    this.clock = clock;
  }

  @EventHandler
  void on(OrderEvent.Paid event, EventMessage<?> message) {
    beginning.of(event).ifPresent(start -> reaction.because(message, start));
  }

  @EventHandler
  void on(OrderEvent.Refunded event, EventMessage<?> message) {
    revoke(event.order(), message);
  }

  @EventHandler
  void on(OrderEvent.ChargedBack event, EventMessage<?> message) {
    revoke(event.order(), message);
  }

  /** Telegram began a subscription with it all the same, and would take payments for nothing. */
  @EventHandler
  void on(OrderEvent.SurplusCharged event) {
    if (!beginning.isOf(event)) return;
    var _ = subscriptions.renew(event.payer(), event.payment().charge(), false);
  }

  /** Who is forgotten shall not go on paying; what is paid for stays theirs. */
  @EventHandler
  void on(PersonEvent.Erased event, EventMessage<?> message, TrackingToken token) {
    for (OrderId order : subscribed.to(event.user(), token.position().orElse(0))) {
      var cancel =
          new SubscriptionCommand.Cancel(order, CancelledBy.BUYER, event.user(), clock.instant());
      boolean goesOn =
          reaction.send(message, cancel) instanceof Decision.Refused<Done>(Refusal why, _)
              && why != Refusal.SUBSCRIPTION_ENDED;
      if (goesOn) throw new ReactionFailed(order + " is not cancelled");
    }
  }

  @EventHandler
  void on(SubscriptionEvent.CancelRequested event, EventMessage<?> message) {
    var _ = subscriptions.renew(event.buyer(), event.charge(), false);
    observe(event.order(), Renewal.CANCELLED, message);
  }

  @EventHandler
  void on(SubscriptionEvent.ReactivationRequested event, EventMessage<?> message) {
    boolean goesOn = subscriptions.renew(event.buyer(), event.charge(), true);
    observe(event.order(), goesOn ? Renewal.ON : Renewal.CANCELLED, message);
  }

  /** Who has nothing any more shall not pay for it again. */
  @EventHandler
  void on(SubscriptionEvent.Revoked event) {
    var _ = subscriptions.renew(event.buyer(), event.first(), false);
  }

  @EventHandler
  void on(SubscriptionEvent.RefundRequested event, EventMessage<?> message) {
    payments.refund(event.buyer(), event.charge());
    var _ =
        reaction.because(
            message,
            new SubscriptionCommand.RecordRefund(
                event.order(), event.charge(), event.amount(), clock.instant()));
  }

  private void revoke(OrderId order, EventMessage<?> message) {
    if (beginning.product(order).isEmpty()) return;
    var _ = reaction.because(message, new SubscriptionCommand.Revoke(order, clock.instant()));
  }

  private void observe(OrderId order, Renewal renewal, EventMessage<?> message) {
    var _ =
        reaction.because(
            message, new SubscriptionCommand.Observe(order, renewal, 0, clock.instant()));
  }
}
