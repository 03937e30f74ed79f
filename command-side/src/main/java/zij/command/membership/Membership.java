package zij.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.HashSet;
import java.util.Objects;
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
import zij.language.membership.MembershipCommand;
import zij.language.membership.MembershipEvent;
import zij.language.membership.MembershipEvent.Admitted;
import zij.language.membership.MembershipEvent.Ended;
import zij.language.membership.MembershipEvent.Invited;
import zij.language.membership.MembershipEvent.Opened;

/** Somebody's place in a private chat that an order delivers. */
@AggregateRoot(type = "membership")
public class Membership {
  /** So often somebody is let in again who left, and so many links are made, while it is open. */
  public static final int MAX_TIMES = 20;

  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private @Nullable String id;

  /** How it was opened last; null only before that. */
  private @Nullable Opened opened;

  private @Nullable String link;
  private int links;
  private final Set<Long> admissions = new HashSet<>();
  private boolean hasEnded;

  /** For Axon, before the first event. */
  protected Membership() {}

  /** For Axon: a place that nobody has yet. */
  public Membership(Object id) {
    this.id = id.toString();
  }

  /**
   * Who pays on after the end comes in again; a delivery that is told once more changes nothing.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(MembershipCommand.Open c) {
    if (opened == null || (hasEnded && c.anew())) {
      apply(new Opened(c.order(), c.chat(), c.person(), c.title(), c.language(), null, c.at()));
    }
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<String> decide(MembershipCommand.Invite c) {
    if (hasEnded) return refused(Refusal.MEMBERSHIP_ENDED);
    if (link != null) return accepted(link);
    Opened o = opened();
    apply(new Invited(c.order(), c.chat(), o.person(), o.title(), o.language(), c.link(), c.at()));
    return accepted(c.link());
  }

  @CommandHandler
  Decision<Done> decide(MembershipCommand.ReplaceLink c) {
    if (hasEnded) return refused(Refusal.MEMBERSHIP_ENDED);
    if (link == null) return accepted(Done.DONE); // it is being made
    if (links >= MAX_TIMES) return refused(Refusal.MEMBERSHIP_USED_UP);
    Opened o = opened();
    apply(new Opened(c.order(), c.chat(), o.person(), o.title(), o.language(), link, c.at()));
    return accepted(Done.DONE);
  }

  /** Whoever else has the link learns no more than that it is not theirs. */
  @CommandHandler
  Decision<Done> decide(MembershipCommand.Admit c) {
    if (!opened().person().equals(c.person())) return refused(Refusal.MEMBERSHIP_UNKNOWN);
    if (admissions.contains(c.update())) return accepted(Done.DONE);
    if (hasEnded) return refused(Refusal.MEMBERSHIP_ENDED);
    if (admissions.size() >= MAX_TIMES) return refused(Refusal.MEMBERSHIP_USED_UP);
    apply(new Admitted(c.order(), c.chat(), c.person(), c.update(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  Decision<Done> decide(MembershipCommand.End c) {
    if (!hasEnded) {
      boolean cameIn = !admissions.isEmpty();
      apply(new Ended(c.order(), c.chat(), opened().person(), link, cameIn, c.at()));
    }
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(MembershipEvent event) {
    switch (event) {
      case Opened e -> {
        id = MembershipEvent.aggregateId(e.order(), e.chat());
        opened = e;
        link = null;
        if (hasEnded) beginAnew();
      }
      case Invited e -> {
        link = e.link();
        links++;
      }
      case Admitted e -> admissions.add(e.update());
      case Ended _ -> hasEnded = true;
    }
  }

  private void beginAnew() {
    hasEnded = false;
    links = 0;
    admissions.clear();
  }

  private Opened opened() {
    return Objects.requireNonNull(opened, "a place that nobody has");
  }
}
