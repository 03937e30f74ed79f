package zij.command.reaction;

import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import zij.command.Commands;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;

/** A paid order is delivered, and so is one that cost nothing. */
@ProcessingGroup(Delivery.GROUP)
public final class Delivery {
  public static final String GROUP = "delivery";

  private final Reaction reaction;
  private final InstantSource clock;

  public Delivery(Commands commands, InstantSource clock) {
    this.reaction = new Reaction(GROUP, commands);
    this.clock = clock;
  }

  @EventHandler
  void on(OrderEvent.Paid event, EventMessage<?> message) {
    reaction.because(message, new OrderCommand.Deliver(event.order(), clock.instant()));
  }

  @EventHandler
  void on(OrderEvent.Given event, EventMessage<?> message) {
    reaction.because(message, new OrderCommand.Deliver(event.order(), clock.instant()));
  }
}
