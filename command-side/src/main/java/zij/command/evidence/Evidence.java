package zij.command.evidence;

import static zij.language.Decision.accepted;

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
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceEvent;
import zij.language.evidence.EvidenceEvent.Recorded;

/** One piece of evidence. */
@AggregateRoot(type = "evidence")
public class Evidence {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  /** Of the key that opens the newest record; 0 while there is none. */
  private int generation;

  /** For Axon, before the first event. */
  protected Evidence() {}

  /** For Axon: evidence that is not recorded yet. */
  public Evidence(Object id) {
    this.id = id.toString();
  }

  /** Records it, unless a key of this generation opens it already. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(EvidenceCommand.Record c) {
    if (c.sealed().generation() > generation) {
      AggregateLifecycle.apply(new Recorded(c.evidence(), c.user(), c.kind(), c.sealed(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(EvidenceEvent event) {
    switch (event) {
      case Recorded e -> {
        id = e.evidence().aggregateId();
        generation = e.sealed().generation();
      }
    }
  }
}
