package zij.command.reaction;

import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import zij.command.Commands;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

/** A payment that the owner wants to give back goes back to its buyer. */
@ProcessingGroup(Refund.GROUP)
public final class Refund {
  public static final String GROUP = "refund";

  private final Reaction reaction;
  private final StarPayments payments;
  private final InstantSource clock;

  public Refund(Commands commands, StarPayments payments, InstantSource clock) {
    this.reaction = new Reaction(GROUP, commands);
    this.payments = payments;
    this.clock = clock;
  }

  @EventHandler
  void on(OrderEvent.RefundRequested event, EventMessage<?> message) {
    payments.refund(event.payer(), event.charge());
    reaction.because(
        message,
        new OrderCommand.RecordRefund(
            event.order(), event.charge(), event.amount(), clock.instant()));
  }
}
