package zij.command.role;

import static zij.command.role.StaffStory.FOUNDER;
import static zij.command.role.StaffStory.LINK;
import static zij.command.role.StaffStory.NOW;
import static zij.command.role.StaffStory.OTHER;
import static zij.command.role.StaffStory.PARTNER;
import static zij.command.role.StaffStory.PERSON;
import static zij.command.role.StaffStory.UNTIL;
import static zij.command.role.StaffStory.full;
import static zij.command.role.StaffStory.granted;
import static zij.command.role.StaffStory.invited;
import static zij.command.role.StaffStory.joined;
import static zij.command.role.StaffStory.revoked;
import static zij.command.role.StaffStory.staff;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;

class AcceptTest {
  private static final RoleEvent WITHDRAWN = new RoleEvent.InvitationWithdrawn(LINK, FOUNDER, NOW);

  private static RoleCommand.Accept accept(TelegramUserId person, Instant at) {
    return new RoleCommand.Accept(LINK, person, at);
  }

  @Test
  void who_opens_the_link_gets_its_role_from_who_made_it() {
    staff()
        .given(invited(Role.SUPPORT))
        .when(accept(PERSON, NOW))
        .expectResultMessagePayload(accepted(Role.SUPPORT))
        .expectEvents(joined(PERSON, Role.SUPPORT));
  }

  @Test
  void the_same_person_may_ask_again() {
    staff()
        .given(invited(Role.SUPPORT), joined(PERSON, Role.SUPPORT))
        .when(accept(PERSON, UNTIL))
        .expectResultMessagePayload(accepted(Role.SUPPORT))
        .expectNoEvents();
  }

  @Test
  void nobody_else_can_use_it_after() {
    staff()
        .given(invited(Role.SUPPORT), joined(PERSON, Role.SUPPORT))
        .when(accept(OTHER, NOW))
        .expectResultMessagePayload(refused(Refusal.INVITATION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void whose_role_was_taken_away_does_not_get_it_back_by_the_same_link() {
    staff()
        .given(invited(Role.SUPPORT), joined(PERSON, Role.SUPPORT), revoked(PERSON, Role.SUPPORT))
        .when(accept(PERSON, NOW))
        .expectResultMessagePayload(refused(Refusal.INVITATION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void it_is_good_until_the_last_moment() {
    staff()
        .given(invited(Role.SUPPORT))
        .when(accept(PERSON, UNTIL.minusMillis(1)))
        .expectResultMessagePayload(accepted(Role.SUPPORT));
  }

  @Test
  void then_it_is_too_old() {
    staff()
        .given(invited(Role.SUPPORT))
        .when(accept(PERSON, UNTIL))
        .expectResultMessagePayload(refused(Refusal.INVITATION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void a_withdrawn_one_is_worth_nothing() {
    staff()
        .given(invited(Role.SUPPORT), WITHDRAWN)
        .when(accept(PERSON, NOW))
        .expectResultMessagePayload(refused(Refusal.INVITATION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void one_that_nobody_made_is_unknown() {
    staff()
        .given(granted(OTHER, Role.SUPPORT))
        .when(accept(PERSON, NOW))
        .expectResultMessagePayload(refused(Refusal.INVITATION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void it_is_worth_nothing_when_who_made_it_is_no_owner_any_more() {
    staff()
        .given(
            granted(PARTNER, Role.OWNER),
            invited(LINK, PARTNER, Role.OWNER),
            revoked(PARTNER, Role.OWNER))
        .when(accept(PERSON, NOW))
        .expectResultMessagePayload(refused(Refusal.INVITATION_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void who_holds_the_role_already_leaves_it_to_somebody_else() {
    staff()
        .given(granted(PERSON, Role.SUPPORT), invited(Role.SUPPORT))
        .when(accept(PERSON, NOW))
        .expectResultMessagePayload(accepted(Role.SUPPORT))
        .expectNoEvents();
  }

  @Test
  void there_are_so_many_roles_and_no_more() {
    List<Object> before = new ArrayList<>(List.of(full()));
    before.add(invited(Role.SUPPORT));
    staff()
        .given(before)
        .when(accept(PERSON, NOW))
        .expectResultMessagePayload(refused(Refusal.STAFF_FULL))
        .expectNoEvents();
  }
}
