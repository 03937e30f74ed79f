package zij.command.role;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.role.InvitationId;
import zij.language.role.Role;
import zij.language.role.RoleEvent;
import zij.language.role.RoleEvent.Granted;
import zij.language.role.RoleEvent.InvitationWithdrawn;
import zij.language.role.RoleEvent.Invited;
import zij.language.role.RoleEvent.Revoked;

/**
 * Who holds which role by the log, and which invitations nobody used yet; both in the order in
 * which they were given. Immutable.
 */
public record Roster(Map<Holding, Granted> granted, Map<InvitationId, Invited> invitations) {
  public static final Roster EMPTY = new Roster(Map.of(), Map.of());

  /** A role in somebody's hands. */
  public record Holding(TelegramUserId person, Role role) {}

  /** What it is after one more event; null is what it is before the first one. */
  public static Roster after(@Nullable Roster before, RoleEvent event) {
    Roster roster = before == null ? EMPTY : before;
    Map<Holding, Granted> granted = new LinkedHashMap<>(roster.granted);
    Map<InvitationId, Invited> invitations = new LinkedHashMap<>(roster.invitations);
    invitations.values().removeIf(invited -> !event.at().isBefore(invited.until()));
    switch (event) {
      case Granted e -> {
        granted.put(new Holding(e.person(), e.role()), e);
        if (e.invitation() != null) invitations.remove(e.invitation());
      }
      case Revoked e -> {
        granted.remove(new Holding(e.person(), e.role()));
        // The links of an owner end with the role, and do not come back with it.
        if (e.role() == Role.OWNER) {
          invitations.values().removeIf(invited -> invited.by().equals(e.person()));
        }
      }
      case Invited e -> invitations.put(e.invitation(), e);
      case InvitationWithdrawn e -> invitations.remove(e.invitation());
    }
    return new Roster(granted, invitations);
  }

  /** Whether a person holds a role, by the log or by the settings. */
  public boolean holds(TelegramUserId person, Role role, Appointed appointed) {
    return appointed.holds(person, role) || granted.containsKey(new Holding(person, role));
  }

  /** Whether nobody would be owner if this person were not by the log. */
  boolean isLastOwner(TelegramUserId person, Appointed appointed) {
    return appointed.holders(Role.OWNER).isEmpty()
        && granted.keySet().stream()
            .noneMatch(held -> held.role() == Role.OWNER && !held.person().equals(person));
  }

  /**
   * The invitation, if its link is worth anything at this moment: nobody used it, it is not too old
   * and who made it is an owner still.
   */
  public Optional<Invited> open(InvitationId id, Instant at, Appointed appointed) {
    return Optional.ofNullable(invitations.get(id))
        .filter(invited -> at.isBefore(invited.until()))
        .filter(invited -> holds(invited.by(), Role.OWNER, appointed));
  }

  /** What this person got by an invitation and holds still; empty if it was not this person. */
  Optional<Role> used(InvitationId id, TelegramUserId person) {
    return granted.values().stream()
        .filter(e -> id.equals(e.invitation()) && e.person().equals(person))
        .map(Granted::role)
        .findFirst();
  }
}
