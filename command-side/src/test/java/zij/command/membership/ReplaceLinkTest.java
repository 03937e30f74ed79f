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

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.membership.MembershipCommand;

class ReplaceLinkTest {
  private static final MembershipCommand.ReplaceLink REPLACE =
      new MembershipCommand.ReplaceLink(ORDER, CHAT, NOW);

  @Test
  void another_link_is_to_be_made_instead() {
    memberships()
        .given(opened(null), invited(LINK))
        .when(REPLACE)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(opened(LINK));
  }

  @Test
  void asked_for_twice_there_is_one() {
    memberships().given(opened(null), invited(LINK), opened(LINK)).when(REPLACE).expectNoEvents();
  }

  @Test
  void what_has_ended_gets_none() {
    memberships()
        .given(opened(null), invited(LINK), ended(LINK, false))
        .when(REPLACE)
        .expectResultMessagePayload(refused(Refusal.MEMBERSHIP_ENDED));
  }

  @Test
  void there_are_twenty_links_at_the_most() {
    List<Object> story = new ArrayList<>(List.of(opened(null), invited(LINK)));
    for (int links = 1; links < Membership.MAX_TIMES - 1; links++) {
      story.addAll(List.of(opened(LINK), invited(LINK)));
    }
    memberships().given(story).when(REPLACE).expectEvents(opened(LINK));
    story.addAll(List.of(opened(LINK), invited(LINK)));
    memberships()
        .given(story)
        .when(REPLACE)
        .expectResultMessagePayload(refused(Refusal.MEMBERSHIP_USED_UP));
  }
}
