package zij.command.webhook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.webhook.WebhookCommand;
import zij.language.webhook.WebhookEvent;
import zij.language.webhook.WebhookEvent.Added;
import zij.language.webhook.WebhookEvent.Chosen;
import zij.language.webhook.WebhookEvent.Removed;
import zij.language.webhook.WebhookEvent.SecretRotated;
import zij.language.webhook.WebhookEvent.SwitchedOff;
import zij.language.webhook.WebhookEvent.SwitchedOn;

/** All addresses that are told of the shop: one aggregate, because there may only be so many. */
@AggregateRoot(type = "webhook")
public class Webhooks {
  /** So many addresses at the most. */
  public static final int MAX = 10;

  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private String id = WebhookEvent.AGGREGATE_ID;

  private Endpoints endpoints = Endpoints.NONE;

  /** For Axon, before the first event. */
  protected Webhooks() {}

  /** For Axon: nobody is told anything. */
  public Webhooks(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(WebhookCommand.Add c) {
    if (endpoints.find(c.webhook()).isPresent()) return accepted(Done.DONE);
    if (endpoints.all().size() >= MAX) return refused(Refusal.TOO_MANY_WEBHOOKS);
    apply(new Added(c.webhook(), c.url(), c.types(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(WebhookCommand.Choose c) {
    var found = endpoints.find(c.webhook());
    if (found.isEmpty()) return refused(Refusal.WEBHOOK_UNKNOWN);
    if (!found.get().types().equals(c.types())) {
      apply(new Chosen(c.webhook(), c.types(), c.by(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(WebhookCommand.RotateSecret c) {
    if (endpoints.find(c.webhook()).isEmpty()) return refused(Refusal.WEBHOOK_UNKNOWN);
    apply(new SecretRotated(c.webhook(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(WebhookCommand.SwitchOff c) {
    var found = endpoints.find(c.webhook());
    if (found.isEmpty()) return refused(Refusal.WEBHOOK_UNKNOWN);
    if (found.get().isOn()) apply(new SwitchedOff(c.webhook(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(WebhookCommand.SwitchOn c) {
    var found = endpoints.find(c.webhook());
    if (found.isEmpty()) return refused(Refusal.WEBHOOK_UNKNOWN);
    if (!found.get().isOn()) apply(new SwitchedOn(c.webhook(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(WebhookCommand.Remove c) {
    if (endpoints.find(c.webhook()).isEmpty()) return refused(Refusal.WEBHOOK_UNKNOWN);
    apply(new Removed(c.webhook(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(WebhookEvent event) {
    id = WebhookEvent.AGGREGATE_ID;
    endpoints = Endpoints.after(endpoints, event);
  }
}
