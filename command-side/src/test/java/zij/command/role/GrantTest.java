package zij.command.role;

import static zij.command.role.StaffStory.FOUNDER;
import static zij.command.role.StaffStory.NOW;
import static zij.command.role.StaffStory.PARTNER;
import static zij.command.role.StaffStory.PERSON;
import static zij.command.role.StaffStory.WHY;
import static zij.command.role.StaffStory.full;
import static zij.command.role.StaffStory.granted;
import static zij.command.role.StaffStory.revoked;
import static zij.command.role.StaffStory.staff;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;

class GrantTest {
  private static RoleCommand.Grant grant(TelegramUserId person, Role role, TelegramUserId by) {
    return new RoleCommand.Grant(person, role, by, WHY, NOW);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void an_owner_of_the_settings_gives_any_role(Role role) {
    staff()
        .givenNoPriorActivity()
        .when(grant(PERSON, role, FOUNDER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(granted(PERSON, role));
  }

  @Test
  void who_was_made_an_owner_gives_roles_too() {
    staff()
        .given(granted(PARTNER, Role.OWNER))
        .when(grant(PERSON, Role.SUPPORT, PARTNER))
        .expectEvents(new RoleEvent.Granted(PERSON, Role.SUPPORT, PARTNER, null, WHY, NOW));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWNER")
  void nobody_else_does(Role role) {
    staff()
        .given(granted(PARTNER, role))
        .when(grant(PERSON, Role.SUPPORT, PARTNER))
        .expectResultMessagePayload(refused(Refusal.OWNERS_ONLY))
        .expectNoEvents();
  }

  @Test
  void who_was_an_owner_until_a_moment_ago_does_not() {
    staff()
        .given(granted(PARTNER, Role.OWNER), revoked(PARTNER, Role.OWNER))
        .when(grant(PARTNER, Role.OWNER, PARTNER))
        .expectResultMessagePayload(refused(Refusal.OWNERS_ONLY))
        .expectNoEvents();
  }

  @Test
  void a_role_is_held_once() {
    staff()
        .given(granted(PERSON, Role.SUPPORT))
        .when(grant(PERSON, Role.SUPPORT, FOUNDER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_role_of_the_settings_is_held_already() {
    staff()
        .given(granted(PERSON, Role.SUPPORT))
        .when(grant(FOUNDER, Role.OWNER, FOUNDER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void one_person_can_hold_several() {
    staff()
        .given(granted(PERSON, Role.SUPPORT))
        .when(grant(PERSON, Role.ANALYST, FOUNDER))
        .expectEvents(granted(PERSON, Role.ANALYST));
  }

  @Test
  void a_role_comes_back_after_it_was_taken_away() {
    staff()
        .given(granted(PERSON, Role.SUPPORT), revoked(PERSON, Role.SUPPORT))
        .when(grant(PERSON, Role.SUPPORT, FOUNDER))
        .expectEvents(granted(PERSON, Role.SUPPORT));
  }

  @Test
  void there_are_so_many_roles_and_no_more() {
    staff()
        .given(full())
        .when(grant(PERSON, Role.SUPPORT, FOUNDER))
        .expectResultMessagePayload(refused(Refusal.STAFF_FULL))
        .expectNoEvents();
  }
}
