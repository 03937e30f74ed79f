package zij.command.membership;

import static zij.command.membership.MembershipStory.CHAT;
import static zij.command.membership.MembershipStory.LINK;
import static zij.command.membership.MembershipStory.NOW;
import static zij.command.membership.MembershipStory.ORDER;
import static zij.command.membership.MembershipStory.admitted;
import static zij.command.membership.MembershipStory.ended;
import static zij.command.membership.MembershipStory.invited;
import static zij.command.membership.MembershipStory.memberships;
import static zij.command.membership.MembershipStory.opened;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.membership.MembershipCommand;

class EndTest {
  private static final MembershipCommand.End END = new MembershipCommand.End(ORDER, CHAT, NOW);

  @Test
  void who_came_in_has_to_leave() {
    memberships()
        .given(opened(null), invited(LINK), admitted(1))
        .when(END)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(ended(LINK, true));
  }

  @Test
  void of_who_never_came_only_the_link_goes() {
    memberships().given(opened(null), invited(LINK)).when(END).expectEvents(ended(LINK, false));
  }

  @Test
  void it_ends_before_there_is_a_link() {
    memberships().given(opened(null)).when(END).expectEvents(ended(null, false));
  }

  @Test
  void it_ends_once() {
    memberships()
        .given(opened(null), ended(null, false))
        .when(END)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void who_paid_on_and_did_not_come_again_was_not_let_in() {
    memberships()
        .given(opened(null), invited(LINK), admitted(1), ended(LINK, true), opened(null))
        .when(END)
        .expectEvents(ended(null, false));
  }
}
