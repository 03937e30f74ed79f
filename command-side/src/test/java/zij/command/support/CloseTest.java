package zij.command.support;

import static zij.command.support.SupportStory.ID;
import static zij.command.support.SupportStory.NOW;
import static zij.command.support.SupportStory.OWNER;
import static zij.command.support.SupportStory.cases;
import static zij.command.support.SupportStory.closed;
import static zij.command.support.SupportStory.full;
import static zij.command.support.SupportStory.opened;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.support.SupportCommand;

class CloseTest {
  private static final SupportCommand.Close CLOSE = new SupportCommand.Close(ID, OWNER, NOW);

  @Test
  void there_is_nothing_more_to_say() {
    cases()
        .given(opened())
        .when(CLOSE)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(closed());
  }

  @Test
  void it_closes_once() {
    cases()
        .given(opened(), closed())
        .when(CLOSE)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_full_case_can_be_closed() {
    cases().given(full()).when(CLOSE).expectEvents(closed());
  }
}
