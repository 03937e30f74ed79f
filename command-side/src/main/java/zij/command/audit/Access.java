package zij.command.audit;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;
import static zij.language.Refusal.ACCESS_EXISTS;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.Done;
import zij.language.audit.AuditCommand;
import zij.language.audit.AuditEvent;

/** One access of an auditor: what was asked for, and how it ended if it was an export. */
@AggregateRoot(type = "audit")
public class Access {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private AuditEvent.@Nullable Accessed accessed;
  private boolean ended;

  /** For Axon, before the first event. */
  protected Access() {}

  /** For Axon: an access that nobody recorded yet. */
  public Access(Object id) {
    this.id = id.toString();
  }

  /** Records the access, once. The same again changes nothing; another one has another id. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(AuditCommand.RecordAccess c) {
    AuditEvent.Accessed now =
        new AuditEvent.Accessed(c.access(), c.auditor(), c.subject(), c.criteria(), c.at());
    if (accessed == null) return apply(now);
    return accessed.equals(now) ? accepted(Done.DONE) : refused(ACCESS_EXISTS);
  }

  /** Records how an export ended; what was recorded first counts. */
  @CommandHandler
  Decision<Done> decide(AuditCommand.EndExport c) {
    if (ended) return accepted(Done.DONE);
    return apply(new AuditEvent.ExportEnded(c.access(), c.rows(), c.whole(), c.at()));
  }

  @EventSourcingHandler
  void evolve(AuditEvent event) {
    id = event.access().toString();
    switch (event) {
      case AuditEvent.Accessed e -> accessed = e;
      case AuditEvent.ExportEnded _ -> ended = true;
    }
  }

  private static Decision<Done> apply(AuditEvent event) {
    AggregateLifecycle.apply(event);
    return accepted(Done.DONE);
  }
}
