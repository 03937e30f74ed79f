package zij.command.shipping;

import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.command.LoggedStates;
import zij.language.shipping.ShippingEvent;

/** What the log says of how things are sent, as soon as it is known here. Thread-safe. */
public final class LoggedRoutes implements ShippingRoutes {
  private final LoggedStates<String, ShippingEvent, Routes> states;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   */
  public LoggedRoutes(EventStore log, LongSupplier foreignCommits) {
    this.states =
        new LoggedStates<>(
            log,
            foreignCommits,
            new LoggedStates.Fold<>(ShippingEvent.class, _ -> true, Routes::after),
            1);
  }

  @Override
  public Routes now() {
    return states.of(ShippingEvent.AGGREGATE_ID).orElse(Routes.NONE);
  }
}
