package zij.command.webhook;

import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.command.LoggedStates;
import zij.language.webhook.WebhookEvent;

/**
 * Which addresses are told of the shop at this moment, as soon as it is known here. Thread-safe.
 */
public final class WebhookRegister {
  private final LoggedStates<String, WebhookEvent, Endpoints> states;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   */
  public WebhookRegister(EventStore log, LongSupplier foreignCommits) {
    this.states =
        new LoggedStates<>(
            log,
            foreignCommits,
            new LoggedStates.Fold<>(WebhookEvent.class, _ -> true, Endpoints::after),
            1);
  }

  /** All of them, those that are switched off too. */
  public Endpoints endpoints() {
    return states.of(WebhookEvent.AGGREGATE_ID).orElse(Endpoints.NONE);
  }
}
