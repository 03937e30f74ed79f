package zij.command.membership;

import static zij.command.membership.MembershipStory.CHAT;
import static zij.command.membership.MembershipStory.LINK;
import static zij.command.membership.MembershipStory.NOW;
import static zij.command.membership.MembershipStory.ORDER;
import static zij.command.membership.MembershipStory.ended;
import static zij.command.membership.MembershipStory.invited;
import static zij.command.membership.MembershipStory.memberships;
import static zij.command.membership.MembershipStory.opened;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.membership.MembershipCommand;

class InviteTest {
  private static MembershipCommand.Invite invite(String link) {
    return new MembershipCommand.Invite(ORDER, CHAT, link, NOW);
  }

  @Test
  void the_link_counts_that_came_first() {
    memberships()
        .given(opened(null))
        .when(invite(LINK))
        .expectResultMessagePayload(accepted(LINK))
        .expectEvents(invited(LINK));
  }

  @Test
  void one_that_comes_second_is_told_which_counts() {
    memberships()
        .given(opened(null), invited(LINK))
        .when(invite("https://t.me/+second"))
        .expectResultMessagePayload(accepted(LINK))
        .expectNoEvents();
  }

  @Test
  void one_that_was_asked_for_takes_the_place_of_the_other() {
    memberships()
        .given(opened(null), invited(LINK), opened(LINK))
        .when(invite("https://t.me/+second"))
        .expectEvents(invited("https://t.me/+second"));
  }

  @Test
  void what_has_ended_takes_no_link() {
    memberships()
        .given(opened(null), ended(null, false))
        .when(invite(LINK))
        .expectResultMessagePayload(refused(Refusal.MEMBERSHIP_ENDED))
        .expectNoEvents();
  }
}
