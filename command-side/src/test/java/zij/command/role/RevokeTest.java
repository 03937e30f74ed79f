package zij.command.role;

import static zij.command.role.StaffStory.FOUNDER;
import static zij.command.role.StaffStory.NOW;
import static zij.command.role.StaffStory.OTHER;
import static zij.command.role.StaffStory.PARTNER;
import static zij.command.role.StaffStory.PERSON;
import static zij.command.role.StaffStory.WHY;
import static zij.command.role.StaffStory.granted;
import static zij.command.role.StaffStory.revoked;
import static zij.command.role.StaffStory.staff;
import static zij.command.role.StaffStory.staffWithoutFounder;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;

class RevokeTest {
  private static RoleCommand.Revoke revoke(TelegramUserId person, Role role, TelegramUserId by) {
    return new RoleCommand.Revoke(person, role, by, WHY, NOW);
  }

  @Test
  void a_role_is_taken_away() {
    staff()
        .given(granted(PERSON, Role.SUPPORT))
        .when(revoke(PERSON, Role.SUPPORT, FOUNDER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(revoked(PERSON, Role.SUPPORT));
  }

  @Test
  void it_is_taken_away_once() {
    staff()
        .given(granted(PERSON, Role.SUPPORT), revoked(PERSON, Role.SUPPORT))
        .when(revoke(PERSON, Role.SUPPORT, FOUNDER))
        .expectResultMessagePayload(refused(Refusal.ROLE_NOT_HELD))
        .expectNoEvents();
  }

  @Test
  void a_role_that_nobody_gave_is_not_held() {
    staff()
        .given(granted(PERSON, Role.SUPPORT))
        .when(revoke(PERSON, Role.MANAGER, FOUNDER))
        .expectResultMessagePayload(refused(Refusal.ROLE_NOT_HELD))
        .expectNoEvents();
  }

  @Test
  void an_owner_of_the_settings_stays() {
    staff()
        .given(granted(PARTNER, Role.OWNER))
        .when(revoke(FOUNDER, Role.OWNER, PARTNER))
        .expectResultMessagePayload(refused(Refusal.ROLE_BY_SETTINGS))
        .expectNoEvents();
  }

  @Test
  void who_is_no_owner_takes_nothing_away() {
    staff()
        .given(granted(PARTNER, Role.MANAGER), granted(PERSON, Role.SUPPORT))
        .when(revoke(PERSON, Role.SUPPORT, PARTNER))
        .expectResultMessagePayload(refused(Refusal.OWNERS_ONLY))
        .expectNoEvents();
  }

  @Test
  void beside_an_owner_of_the_settings_all_others_can_go() {
    staff()
        .given(granted(PARTNER, Role.OWNER))
        .when(revoke(PARTNER, Role.OWNER, PARTNER))
        .expectEvents(new RoleEvent.Revoked(PARTNER, Role.OWNER, PARTNER, WHY, NOW));
  }

  @Test
  void the_last_owner_stays() {
    staffWithoutFounder()
        .given(granted(PARTNER, Role.OWNER), granted(PERSON, Role.MANAGER))
        .when(revoke(PARTNER, Role.OWNER, PARTNER))
        .expectResultMessagePayload(refused(Refusal.LAST_OWNER))
        .expectNoEvents();
  }

  @Test
  void of_two_owners_one_can_go() {
    staffWithoutFounder()
        .given(granted(PARTNER, Role.OWNER), granted(OTHER, Role.OWNER))
        .when(revoke(OTHER, Role.OWNER, PARTNER))
        .expectEvents(new RoleEvent.Revoked(OTHER, Role.OWNER, PARTNER, WHY, NOW));
  }

  @Test
  void the_last_owner_can_give_up_another_role() {
    staffWithoutFounder()
        .given(granted(PARTNER, Role.OWNER), granted(PARTNER, Role.AUDITOR))
        .when(revoke(PARTNER, Role.AUDITOR, PARTNER))
        .expectEvents(new RoleEvent.Revoked(PARTNER, Role.AUDITOR, PARTNER, WHY, NOW));
  }
}
