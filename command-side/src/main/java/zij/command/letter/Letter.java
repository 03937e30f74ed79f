package zij.command.letter;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.letter.LetterCommand;
import zij.language.letter.LetterEvent;
import zij.language.letter.LetterEvent.Discarded;

/** A dead letter, as far as people decide about it. */
@AggregateRoot(type = "letter")
public class Letter {
  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private @Nullable String id;

  private @Nullable Discarded discarded;

  /** For Axon, before the first event. */
  protected Letter() {}

  /** For Axon: a letter that nobody decided about yet. */
  public Letter(Object id) {
    this.id = id.toString();
  }

  /** Whoever comes second is told what the first one decided; it can be carried out again. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Discarded> decide(LetterCommand.Discard c) {
    if (discarded != null) return accepted(discarded);
    Discarded now = new Discarded(c.letter(), c.failure(), c.reason(), c.by(), c.at());
    apply(now);
    return accepted(now);
  }

  @EventSourcingHandler
  void evolve(LetterEvent event) {
    switch (event) {
      case Discarded e -> {
        id = e.letter().aggregateId();
        discarded = e;
      }
    }
  }
}
