package zij.command.role;

import static zij.command.role.StaffStory.FOUNDER;
import static zij.command.role.StaffStory.LINK;
import static zij.command.role.StaffStory.NOW;
import static zij.command.role.StaffStory.PARTNER;
import static zij.command.role.StaffStory.granted;
import static zij.command.role.StaffStory.invited;
import static zij.command.role.StaffStory.staff;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;

class WithdrawInvitationTest {
  private static final RoleEvent WITHDRAWN = new RoleEvent.InvitationWithdrawn(LINK, FOUNDER, NOW);

  private static RoleCommand.WithdrawInvitation withdraw(TelegramUserId by) {
    return new RoleCommand.WithdrawInvitation(LINK, by, NOW);
  }

  @Test
  void an_owner_takes_it_back() {
    staff()
        .given(invited(Role.SUPPORT))
        .when(withdraw(FOUNDER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(WITHDRAWN);
  }

  @Test
  void once() {
    staff()
        .given(invited(Role.SUPPORT), WITHDRAWN)
        .when(withdraw(FOUNDER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void nobody_else_does() {
    staff()
        .given(granted(PARTNER, Role.MANAGER), invited(Role.SUPPORT))
        .when(withdraw(PARTNER))
        .expectResultMessagePayload(refused(Refusal.OWNERS_ONLY))
        .expectNoEvents();
  }
}
