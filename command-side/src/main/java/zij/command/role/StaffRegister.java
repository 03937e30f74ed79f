package zij.command.role;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import zij.command.LoggedStates;
import zij.language.TelegramUserId;
import zij.language.role.Role;
import zij.language.role.RoleEvent;

/**
 * Who may do what at this moment. What is decided on this server holds here before it is answered;
 * what is decided on another, as soon as its commit is heard of, and a second later even if that
 * goes unheard. Thread-safe.
 */
public final class StaffRegister {
  /** What was read of the log is believed no longer than this. */
  static final long BELIEVED_MS = 1_000;

  private final LoggedStates<String, RoleEvent, Roster> rosters;
  private final Appointed appointed;

  /**
   * @param foreignCommits changes whenever another process appended to the log
   */
  public StaffRegister(
      EventStore log, LongSupplier foreignCommits, Appointed appointed, InstantSource clock) {
    // Both only grow, so their sum changes when either does.
    LongSupplier changes = () -> foreignCommits.getAsLong() + clock.millis() / BELIEVED_MS;
    this.rosters =
        new LoggedStates<>(
            log, changes, new LoggedStates.Fold<>(RoleEvent.class, _ -> true, Roster::after), 1);
    this.appointed = appointed;
  }

  /** Who holds roles by the log, and which invitations are open. */
  public Roster roster() {
    return rosters.of(RoleEvent.AGGREGATE_ID).orElse(Roster.EMPTY);
  }

  /** Who holds roles by the settings. */
  public Appointed appointed() {
    return appointed;
  }

  /** The roles of a person; none of most people. */
  public Set<Role> roles(TelegramUserId person) {
    Roster now = roster();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (now.holds(person, role, appointed)) roles.add(role);
    }
    return roles;
  }

  /** How many people hold a role. */
  public int count(Role role) {
    Set<TelegramUserId> holders = new java.util.HashSet<>(appointed.holders(role));
    roster().granted().keySet().stream()
        .filter(held -> held.role() == role)
        .forEach(held -> holders.add(held.person()));
    return holders.size();
  }
}
