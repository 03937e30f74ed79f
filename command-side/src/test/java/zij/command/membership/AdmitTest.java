package zij.command.membership;

import static zij.command.membership.MembershipStory.BUYER;
import static zij.command.membership.MembershipStory.LINK;
import static zij.command.membership.MembershipStory.OTHER;
import static zij.command.membership.MembershipStory.admit;
import static zij.command.membership.MembershipStory.admitted;
import static zij.command.membership.MembershipStory.ended;
import static zij.command.membership.MembershipStory.invited;
import static zij.command.membership.MembershipStory.memberships;
import static zij.command.membership.MembershipStory.opened;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;

class AdmitTest {
  @Test
  void whose_place_it_is_comes_in() {
    memberships()
        .given(opened(null), invited(LINK))
        .when(admit(BUYER, 1))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(admitted(1));
  }

  @Test
  void nobody_else_comes_in() {
    memberships()
        .given(opened(null), invited(LINK))
        .when(admit(OTHER, 1))
        .expectResultMessagePayload(refused(Refusal.MEMBERSHIP_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void telegram_may_tell_twice() {
    memberships()
        .given(opened(null), invited(LINK), admitted(1), ended(LINK, true))
        .when(admit(BUYER, 1))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void nobody_comes_in_after_the_end() {
    memberships()
        .given(opened(null), invited(LINK), ended(LINK, false))
        .when(admit(BUYER, 1))
        .expectResultMessagePayload(refused(Refusal.MEMBERSHIP_ENDED));
  }

  @Test
  void who_leaves_comes_in_again_twenty_times_in_all() {
    List<Object> story = new ArrayList<>(List.of(opened(null), invited(LINK)));
    for (int update = 1; update < Membership.MAX_TIMES; update++) story.add(admitted(update));
    memberships().given(story).when(admit(BUYER, 900)).expectEvents(admitted(900));
    story.add(admitted(900));
    memberships()
        .given(story)
        .when(admit(BUYER, 901))
        .expectResultMessagePayload(refused(Refusal.MEMBERSHIP_USED_UP));
  }
}
