package zij.command.difference;

import static zij.command.difference.DifferenceStory.ID;
import static zij.command.difference.DifferenceStory.LISTED;
import static zij.command.difference.DifferenceStory.NOW;
import static zij.command.difference.DifferenceStory.differences;
import static zij.command.difference.DifferenceStory.found;
import static zij.command.difference.DifferenceStory.resolved;
import static zij.command.difference.DifferenceStory.settled;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.Settlement;

class ResolveTest {
  private static final DifferenceCommand.Resolve RESOLVE = new DifferenceCommand.Resolve(ID, NOW);

  @Test
  void both_sides_agree_by_now() {
    differences()
        .given(found())
        .when(RESOLVE)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(resolved());
  }

  @Test
  void it_resolves_once() {
    differences()
        .given(found(), resolved())
        .when(RESOLVE)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_a_person_had_decided_is_undone() {
    differences()
        .given(found(), settled())
        .when(RESOLVE)
        .expectEvents(new DifferenceEvent.Resolved(ID, LISTED, Settlement.NOT_OF_THIS_SHOP, NOW));
  }
}
