package zij.command.role;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.role.InvitationId;
import zij.language.role.Role;
import zij.language.role.RoleEvent;

/** A shop with an owner of the settings, and one without. */
final class StaffStory {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final Instant UNTIL = NOW.plus(Duration.ofDays(3));
  static final TelegramUserId FOUNDER = new TelegramUserId(1);
  static final TelegramUserId PARTNER = new TelegramUserId(2);
  static final TelegramUserId PERSON = new TelegramUserId(7);
  static final TelegramUserId OTHER = new TelegramUserId(8);
  static final InvitationId LINK = InvitationId.of("token");
  static final Note WHY = new Note("Helps on Sundays.");

  private StaffStory() {}

  static FixtureConfiguration<Staff> staff() {
    return staff(Set.of(FOUNDER));
  }

  /** Whose founders left the settings. */
  static FixtureConfiguration<Staff> staffWithoutFounder() {
    return staff(Set.of());
  }

  private static FixtureConfiguration<Staff> staff(Set<TelegramUserId> owners) {
    return new AggregateTestFixture<>(Staff.class)
        .registerCommandTargetResolver(new CommandTargets())
        .registerInjectableResource(new Appointed(Map.of(Role.OWNER, owners)));
  }

  static RoleEvent.Granted granted(TelegramUserId person, Role role) {
    return new RoleEvent.Granted(person, role, FOUNDER, null, WHY, NOW);
  }

  static RoleEvent.Granted joined(TelegramUserId person, Role role) {
    return new RoleEvent.Granted(person, role, FOUNDER, LINK, WHY, NOW);
  }

  static RoleEvent.Revoked revoked(TelegramUserId person, Role role) {
    return new RoleEvent.Revoked(person, role, FOUNDER, WHY, NOW);
  }

  static RoleEvent.Invited invited(Role role) {
    return invited(LINK, FOUNDER, role);
  }

  static RoleEvent.Invited invited(InvitationId link, TelegramUserId by, Role role) {
    return new RoleEvent.Invited(link, role, by, WHY, UNTIL, NOW);
  }

  /** As many roles as there can be. */
  static Object[] full() {
    Object[] events = new Object[Staff.MAX_ROLES];
    for (int i = 0; i < events.length; i++) {
      events[i] = granted(new TelegramUserId(1_000 + i), Role.SUPPORT);
    }
    return events;
  }
}
