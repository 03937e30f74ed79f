package zij.command.reaction;

import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import zij.command.Commands;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

/** A payment that an order has no use for goes back to whoever paid it. */
@ProcessingGroup(SurplusRefund.GROUP)
public final class SurplusRefund {
  public static final String GROUP = "surplus-refund";

  private final Reaction reaction;
  private final StarPayments payments;
  private final InstantSource clock;

  public SurplusRefund(Commands commands, StarPayments payments, InstantSource clock) {
    this.reaction = new Reaction(GROUP, commands);
    this.payments = payments;
    this.clock = clock;
  }

  @EventHandler
  void on(OrderEvent.SurplusCharged event, EventMessage<?> message) {
    payments.refund(event.payer(), event.payment().charge());
    var _ =
        reaction.because(
            message,
            new OrderCommand.ConfirmSurplusRefund(
                event.order(), event.payment().charge(), clock.instant()));
  }
}
