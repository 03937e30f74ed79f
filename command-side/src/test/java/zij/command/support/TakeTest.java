package zij.command.support;

import static zij.command.support.SupportStory.ID;
import static zij.command.support.SupportStory.NOW;
import static zij.command.support.SupportStory.OTHER;
import static zij.command.support.SupportStory.OWNER;
import static zij.command.support.SupportStory.cases;
import static zij.command.support.SupportStory.closed;
import static zij.command.support.SupportStory.opened;
import static zij.command.support.SupportStory.taken;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.support.SupportCommand;

class TakeTest {
  private static SupportCommand.Take take(TelegramUserId by) {
    return new SupportCommand.Take(ID, by, NOW);
  }

  @Test
  void somebody_looks_after_it() {
    cases()
        .given(opened())
        .when(take(OWNER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(taken(OWNER));
  }

  @Test
  void who_has_it_has_it() {
    cases()
        .given(opened(), taken(OWNER))
        .when(take(OWNER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void somebody_else_can_take_it_over() {
    cases().given(opened(), taken(OWNER)).when(take(OTHER)).expectEvents(taken(OTHER));
  }

  @Test
  void a_closed_case_needs_nobody() {
    cases()
        .given(opened(), closed())
        .when(take(OWNER))
        .expectResultMessagePayload(refused(Refusal.CASE_CLOSED))
        .expectNoEvents();
  }
}
