package zij.command.support;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.HashSet;
import java.util.Set;
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
import zij.language.TelegramUserId;
import zij.language.support.SupportCommand;
import zij.language.support.SupportEvent;
import zij.language.support.SupportEvent.Answered;
import zij.language.support.SupportEvent.Closed;
import zij.language.support.SupportEvent.Opened;
import zij.language.support.SupportEvent.Reopened;
import zij.language.support.SupportEvent.Taken;
import zij.language.support.SupportEvent.Written;

/** One conversation between a buyer and the shop. What is written in it stays sealed here. */
@AggregateRoot(type = "support")
public class SupportCase {
  /**
   * So many messages of the buyer a case has at the most, and so many answers: neither side can
   * take the word from the other. Who has more to say opens another case.
   */
  public static final int MAX_MESSAGES = 200;

  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private @Nullable String id;

  /** How it began; null only before that. */
  private @Nullable Opened opened;

  private final Set<String> written = new HashSet<>();
  private final Set<String> answers = new HashSet<>();
  private @Nullable TelegramUserId takenBy;
  private boolean isClosed;

  /** For Axon, before the first event. */
  protected SupportCase() {}

  /** For Axon: a case that nobody opened yet. */
  public SupportCase(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(SupportCommand.Open c) {
    if (opened == null) {
      apply(new Opened(c.id(), c.buyer(), c.order(), c.language(), c.message(), c.at()));
    }
    return accepted(Done.DONE);
  }

  /** Of somebody else's case nobody is told that there is one. */
  @CommandHandler
  Decision<Done> decide(SupportCommand.Write c) {
    if (!begin().buyer().equals(c.buyer())) return refused(Refusal.CASE_UNKNOWN);
    if (written.contains(c.message().id())) return accepted(Done.DONE);
    if (isClosed) return refused(Refusal.CASE_CLOSED);
    if (written.size() >= MAX_MESSAGES) return refused(Refusal.CASE_FULL);
    apply(new Written(c.id(), c.buyer(), c.message(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SupportCommand.Take c) {
    if (isClosed) return refused(Refusal.CASE_CLOSED);
    if (!c.by().equals(takenBy)) apply(new Taken(c.id(), begin().buyer(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SupportCommand.Answer c) {
    if (answers.contains(c.message().id())) return accepted(Done.DONE);
    if (isClosed) return refused(Refusal.CASE_CLOSED);
    if (answers.size() >= MAX_MESSAGES) return refused(Refusal.CASE_FULL);
    TelegramUserId buyer = begin().buyer();
    if (takenBy == null) apply(new Taken(c.id(), buyer, c.by(), c.at()));
    apply(new Answered(c.id(), buyer, begin().language(), c.message(), c.by(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SupportCommand.Close c) {
    if (!isClosed) {
      apply(new Closed(c.id(), begin().buyer(), begin().language(), c.by(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(SupportCommand.Reopen c) {
    if (isClosed) {
      apply(new Reopened(c.id(), begin().buyer(), begin().language(), c.by(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(SupportEvent event) {
    switch (event) {
      case Opened e -> {
        id = e.id().toString();
        opened = e;
        written.add(e.message().id());
      }
      case Written e -> written.add(e.message().id());
      case Answered e -> answers.add(e.message().id());
      case Taken e -> takenBy = e.by();
      case Closed _ -> isClosed = true;
      case Reopened _ -> isClosed = false;
    }
  }

  private Opened begin() {
    if (opened == null) throw new IllegalStateException("only opened cases are loaded");
    return opened;
  }
}
