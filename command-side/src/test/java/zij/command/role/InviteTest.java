package zij.command.role;

import static zij.command.role.StaffStory.FOUNDER;
import static zij.command.role.StaffStory.LINK;
import static zij.command.role.StaffStory.NOW;
import static zij.command.role.StaffStory.PARTNER;
import static zij.command.role.StaffStory.UNTIL;
import static zij.command.role.StaffStory.WHY;
import static zij.command.role.StaffStory.granted;
import static zij.command.role.StaffStory.invited;
import static zij.command.role.StaffStory.staff;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.role.InvitationId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;

class InviteTest {
  private static RoleCommand.Invite invite(TelegramUserId by, Instant at) {
    return new RoleCommand.Invite(LINK, Role.SUPPORT, by, WHY, UNTIL, at);
  }

  /** As many as can be open at a time. */
  private static Object[] full() {
    Object[] events = new Object[Staff.MAX_INVITATIONS];
    for (int i = 0; i < events.length; i++) {
      events[i] = invited(InvitationId.of("token " + i), FOUNDER, Role.SUPPORT);
    }
    return events;
  }

  @Test
  void an_owner_invites() {
    staff()
        .givenNoPriorActivity()
        .when(invite(FOUNDER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(invited(Role.SUPPORT));
  }

  @Test
  void nobody_else_does() {
    staff()
        .given(granted(PARTNER, Role.MANAGER))
        .when(invite(PARTNER, NOW))
        .expectResultMessagePayload(refused(Refusal.OWNERS_ONLY))
        .expectNoEvents();
  }

  @Test
  void so_many_are_open_and_no_more() {
    staff()
        .given(full())
        .when(invite(FOUNDER, NOW))
        .expectResultMessagePayload(refused(Refusal.STAFF_FULL))
        .expectNoEvents();
  }

  @Test
  void those_that_are_too_old_do_not_count() {
    staff()
        .given(full())
        .when(invite(FOUNDER, UNTIL))
        .expectEvents(new RoleEvent.Invited(LINK, Role.SUPPORT, FOUNDER, WHY, UNTIL, UNTIL));
  }
}
