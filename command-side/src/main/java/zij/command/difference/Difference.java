package zij.command.difference;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.DifferenceEvent.Found;
import zij.language.difference.DifferenceEvent.Resolved;
import zij.language.difference.DifferenceEvent.Settled;

/** What differs about one transaction, until both sides agree or a person decides. */
@AggregateRoot(type = "difference")
public class Difference {
  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private @Nullable String id;

  /** Null before it is found and after it is resolved: then there is nothing to settle. */
  private @Nullable Found open;

  private @Nullable Settled settled;

  /** For Axon, before the first event. */
  protected Difference() {}

  /** For Axon: a difference that nothing happened to yet. */
  public Difference(Object id) {
    this.id = id.toString();
  }

  /** What was found in another way before is resolved first, so that nothing is posted twice. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(DifferenceCommand.Report c) {
    Found found =
        new Found(c.difference(), c.kind(), c.movement(), c.order(), c.explanation(), c.at());
    if (open != null) {
      boolean same = open.kind() == c.kind() && open.movement().equals(c.movement());
      if (same) return accepted(Done.DONE);
      apply(resolved(open, c.at()));
    }
    apply(found);
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(DifferenceCommand.Settle c) {
    if (open == null) return refused(Refusal.DIFFERENCE_SETTLED); // by itself
    if (settled != null) {
      boolean same = settled.settlement() == c.settlement() && settled.note().equals(c.note());
      return same ? accepted(Done.DONE) : refused(Refusal.DIFFERENCE_SETTLED);
    }
    apply(new Settled(c.difference(), open.movement(), c.settlement(), c.note(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(DifferenceCommand.Resolve c) {
    if (open != null) apply(resolved(open, c.at()));
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(DifferenceEvent event) {
    switch (event) {
      case Found e -> {
        id = e.difference().toString();
        open = e;
        settled = null;
      }
      case Settled e -> settled = e;
      case Resolved _ -> {
        open = null;
        settled = null;
      }
    }
  }

  private Resolved resolved(Found found, Instant at) {
    return new Resolved(
        found.difference(), found.movement(), settled == null ? null : settled.settlement(), at);
  }
}
