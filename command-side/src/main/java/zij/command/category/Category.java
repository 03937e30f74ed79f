package zij.command.category;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;
import static zij.language.Refusal.CATEGORY_EXISTS;
import static zij.language.Refusal.CATEGORY_UNKNOWN;

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
import zij.language.Rank;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryEvent;
import zij.language.category.CategoryNames;

/** One category of the shop. */
@AggregateRoot(type = "category")
public class Category {
  /** What shoppers see of it. */
  private record Look(String emoji, CategoryNames names, Rank rank) {}

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  /** Null before it is created, and once it is withdrawn. */
  private @Nullable Look look;

  /** For Axon, before the first event. */
  protected Category() {}

  /** For Axon: a category that nothing happened to yet. */
  public Category(Object id) {
    this.id = id.toString();
  }

  /** Once; the same again is accepted and changes nothing. A withdrawn one can be made anew. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(CategoryCommand.Create c) {
    if (look != null) {
      boolean same = look.equals(new Look(c.emoji(), c.names(), c.rank()));
      return same ? accepted(Done.DONE) : refused(CATEGORY_EXISTS);
    }
    return apply(new CategoryEvent.Created(c.category(), c.emoji(), c.names(), c.rank(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(CategoryCommand.Describe c) {
    if (look == null) return refused(CATEGORY_UNKNOWN);
    if (c.name().equals(look.names().byLanguage().get(c.language()))) return accepted(Done.DONE);
    return apply(new CategoryEvent.Described(c.category(), c.language(), c.name(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(CategoryCommand.Move c) {
    if (look == null) return refused(CATEGORY_UNKNOWN);
    if (look.rank().equals(c.rank())) return accepted(Done.DONE);
    return apply(new CategoryEvent.Moved(c.category(), c.rank(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(CategoryCommand.Withdraw c) {
    if (look == null) return accepted(Done.DONE);
    return apply(new CategoryEvent.Withdrawn(c.category(), c.at()));
  }

  @EventSourcingHandler
  void evolve(CategoryEvent event) {
    id = event.category().aggregateId();
    look =
        switch (event) {
          case CategoryEvent.Created e -> new Look(e.emoji(), e.names(), e.rank());
          case CategoryEvent.Described e ->
              new Look(known().emoji, known().names.with(e.language(), e.name()), known().rank);
          case CategoryEvent.Moved e -> new Look(known().emoji, known().names, e.rank());
          case CategoryEvent.Withdrawn _ -> null;
        };
  }

  private Look known() {
    if (look == null) throw new IllegalStateException(id + " was not created");
    return look;
  }

  private static Decision<Done> apply(CategoryEvent event) {
    AggregateLifecycle.apply(event);
    return accepted(Done.DONE);
  }
}
