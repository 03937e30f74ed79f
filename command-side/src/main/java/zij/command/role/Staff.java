package zij.command.role;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;
import zij.language.role.RoleEvent.Granted;
import zij.language.role.RoleEvent.InvitationWithdrawn;
import zij.language.role.RoleEvent.Invited;
import zij.language.role.RoleEvent.Revoked;

/**
 * All who work in the shop. They are one aggregate, because whether somebody is the last owner
 * depends on all others, and because who decides has to be an owner at that very moment.
 */
@AggregateRoot(type = "role")
public class Staff {
  /** So many roles are given at the most, beside those of the settings. */
  public static final int MAX_ROLES = 200;

  /** So many invitations wait to be used at the most. */
  public static final int MAX_INVITATIONS = 50;

  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private String id = RoleEvent.AGGREGATE_ID;

  private Roster roster = Roster.EMPTY;

  /** For Axon, before the first event. */
  protected Staff() {}

  /** For Axon: a shop whose people are those of the settings. */
  public Staff(Object id) {
    this.id = id.toString();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(RoleCommand.Grant c, Appointed appointed) {
    if (!isOwner(c.by(), appointed)) return refused(Refusal.OWNERS_ONLY);
    if (roster.holds(c.person(), c.role(), appointed)) return accepted(Done.DONE);
    if (roster.granted().size() >= MAX_ROLES) return refused(Refusal.STAFF_FULL);
    apply(new Granted(c.person(), c.role(), c.by(), null, c.why(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(RoleCommand.Revoke c, Appointed appointed) {
    if (!isOwner(c.by(), appointed)) return refused(Refusal.OWNERS_ONLY);
    if (appointed.holds(c.person(), c.role())) return refused(Refusal.ROLE_BY_SETTINGS);
    if (!roster.granted().containsKey(new Roster.Holding(c.person(), c.role()))) {
      return refused(Refusal.ROLE_NOT_HELD);
    }
    if (c.role() == Role.OWNER && roster.isLastOwner(c.person(), appointed)) {
      return refused(Refusal.LAST_OWNER);
    }
    apply(new Revoked(c.person(), c.role(), c.by(), c.why(), c.at()));
    return accepted(Done.DONE);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(RoleCommand.Invite c, Appointed appointed) {
    if (!isOwner(c.by(), appointed)) return refused(Refusal.OWNERS_ONLY);
    long open =
        roster.invitations().values().stream().filter(i -> c.at().isBefore(i.until())).count();
    if (open >= MAX_INVITATIONS) return refused(Refusal.STAFF_FULL);
    apply(new Invited(c.invitation(), c.role(), c.by(), c.why(), c.until(), c.at()));
    return accepted(Done.DONE);
  }

  /** Who holds the role already leaves the invitation to somebody else. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Role> decide(RoleCommand.Accept c, Appointed appointed) {
    Optional<Role> before = roster.used(c.invitation(), c.person());
    if (before.isPresent()) return accepted(before.get());
    Optional<Invited> found = roster.open(c.invitation(), c.at(), appointed);
    if (found.isEmpty()) return refused(Refusal.INVITATION_UNKNOWN);
    Invited invited = found.get();
    Role role = invited.role();
    if (roster.holds(c.person(), role, appointed)) return accepted(role);
    if (roster.granted().size() >= MAX_ROLES) return refused(Refusal.STAFF_FULL);
    apply(new Granted(c.person(), role, invited.by(), c.invitation(), invited.why(), c.at()));
    return accepted(role);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(RoleCommand.WithdrawInvitation c, Appointed appointed) {
    if (!isOwner(c.by(), appointed)) return refused(Refusal.OWNERS_ONLY);
    if (roster.invitations().containsKey(c.invitation())) {
      apply(new InvitationWithdrawn(c.invitation(), c.by(), c.at()));
    }
    return accepted(Done.DONE);
  }

  @EventSourcingHandler
  void evolve(RoleEvent event) {
    id = RoleEvent.AGGREGATE_ID;
    roster = Roster.after(roster, event);
  }

  private boolean isOwner(TelegramUserId person, Appointed appointed) {
    return roster.holds(person, Role.OWNER, appointed);
  }
}
