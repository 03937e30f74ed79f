package zij.command.person;

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
import zij.language.person.PersonCommand;
import zij.language.person.PersonEvent;
import zij.language.person.PersonEvent.Erased;

/** A person, as far as the shop has to know that they are to be forgotten. */
@AggregateRoot(type = "person")
public class Person {
  private static final int NEVER = -1;

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  /** Up to which generation of keys the person is erased. */
  private int erased = NEVER;

  /** For Axon, before the first event. */
  protected Person() {}

  /** For Axon: a person that nothing happened to yet. */
  public Person(Object id) {
    this.id = id.toString();
  }

  /** Erases once; again only when there is a newer key to destroy. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(PersonCommand.Erase c) {
    if (c.generation() > erased) {
      AggregateLifecycle.apply(new Erased(c.user(), c.generation(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(PersonEvent event) {
    switch (event) {
      case Erased e -> {
        id = PersonEvent.aggregateId(e.user());
        erased = e.generation();
      }
    }
  }
}
