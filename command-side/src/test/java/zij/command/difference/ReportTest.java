package zij.command.difference;

import static zij.command.difference.DifferenceStory.ID;
import static zij.command.difference.DifferenceStory.LISTED;
import static zij.command.difference.DifferenceStory.MOVED_AT;
import static zij.command.difference.DifferenceStory.NOW;
import static zij.command.difference.DifferenceStory.differences;
import static zij.command.difference.DifferenceStory.found;
import static zij.command.difference.DifferenceStory.report;
import static zij.command.difference.DifferenceStory.resolved;
import static zij.command.difference.DifferenceStory.settled;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Stars;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Explanation;
import zij.language.difference.Movement;
import zij.language.difference.Settlement;

class ReportTest {
  private static final Movement BOTH_HAVE_IT =
      new Movement(
          LISTED.transaction(), LISTED.direction(), LISTED.there(), new Stars(129), MOVED_AT);

  private static DifferenceCommand.Report reportOther() {
    return new DifferenceCommand.Report(
        DifferenceKind.AMOUNT_DIFFERS, BOTH_HAVE_IT, null, Explanation.OTHER_AMOUNT, NOW);
  }

  private static DifferenceEvent.Found foundOther() {
    return new DifferenceEvent.Found(
        ID, DifferenceKind.AMOUNT_DIFFERS, BOTH_HAVE_IT, null, Explanation.OTHER_AMOUNT, NOW);
  }

  @Test
  void a_difference_is_found() {
    differences()
        .givenNoPriorActivity()
        .when(report())
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(found());
  }

  @Test
  void the_same_again_changes_nothing() {
    differences()
        .given(found())
        .when(report())
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_a_person_settled_is_not_found_again() {
    differences().given(found(), settled()).when(report()).expectNoEvents();
  }

  @Test
  void what_resolved_by_itself_can_be_found_again() {
    differences().given(found(), resolved()).when(report()).expectEvents(found());
  }

  @Test
  void found_in_another_way_it_is_resolved_first() {
    differences().given(found()).when(reportOther()).expectEvents(resolved(), foundOther());
  }

  @Test
  void found_in_another_way_after_it_was_settled_the_settlement_is_undone() {
    differences()
        .given(found(), settled())
        .when(reportOther())
        .expectEvents(
            new DifferenceEvent.Resolved(ID, LISTED, Settlement.NOT_OF_THIS_SHOP, NOW),
            foundOther());
  }
}
