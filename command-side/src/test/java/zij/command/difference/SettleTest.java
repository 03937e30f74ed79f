package zij.command.difference;

import static zij.command.difference.DifferenceStory.NOTE;
import static zij.command.difference.DifferenceStory.differences;
import static zij.command.difference.DifferenceStory.found;
import static zij.command.difference.DifferenceStory.resolved;
import static zij.command.difference.DifferenceStory.settle;
import static zij.command.difference.DifferenceStory.settled;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.difference.Note;
import zij.language.difference.Settlement;

class SettleTest {
  @Test
  void a_person_decides() {
    differences()
        .given(found())
        .when(settle(Settlement.NOT_OF_THIS_SHOP, NOTE))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(settled());
  }

  @Test
  void the_same_decision_again_changes_nothing() {
    differences()
        .given(found(), settled())
        .when(settle(Settlement.NOT_OF_THIS_SHOP, NOTE))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void another_decision_is_refused() {
    differences()
        .given(found(), settled())
        .when(settle(Settlement.WRITTEN_OFF, NOTE))
        .expectResultMessagePayload(refused(Refusal.DIFFERENCE_SETTLED))
        .expectNoEvents();
  }

  @Test
  void another_reason_is_refused() {
    differences()
        .given(found(), settled())
        .when(settle(Settlement.NOT_OF_THIS_SHOP, new Note("no")))
        .expectResultMessagePayload(refused(Refusal.DIFFERENCE_SETTLED))
        .expectNoEvents();
  }

  @Test
  void what_resolved_by_itself_is_not_for_a_person_to_decide() {
    differences()
        .given(found(), resolved())
        .when(settle(Settlement.WRITTEN_OFF, NOTE))
        .expectResultMessagePayload(refused(Refusal.DIFFERENCE_SETTLED))
        .expectNoEvents();
  }
}
