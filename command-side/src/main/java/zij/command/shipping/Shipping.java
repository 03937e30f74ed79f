package zij.command.shipping;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import zij.language.Decision;
import zij.language.Done;
import zij.language.shipping.ShippingCommand;
import zij.language.shipping.ShippingEvent;

/** All ways in which the shop sends things: one aggregate, because they are set together. */
@AggregateRoot(type = "shipping")
public class Shipping {
  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private String id = ShippingEvent.AGGREGATE_ID;

  private Routes routes = Routes.NONE;

  /** For Axon, before the first event. */
  protected Shipping() {}

  /** For Axon: nothing is sent yet. */
  public Shipping(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(ShippingCommand.SetOptions c) {
    if (!routes.options().equals(c.options())) {
      apply(new ShippingEvent.OptionsSet(c.options(), c.by(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(ShippingEvent event) {
    routes = Routes.after(routes, event);
  }
}
