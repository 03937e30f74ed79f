package zij.command.support;

import static zij.command.support.SupportStory.OTHER;
import static zij.command.support.SupportStory.OWNER;
import static zij.command.support.SupportStory.REPLY;
import static zij.command.support.SupportStory.answer;
import static zij.command.support.SupportStory.answered;
import static zij.command.support.SupportStory.answeredInFull;
import static zij.command.support.SupportStory.cases;
import static zij.command.support.SupportStory.closed;
import static zij.command.support.SupportStory.full;
import static zij.command.support.SupportStory.opened;
import static zij.command.support.SupportStory.taken;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;

class AnswerTest {
  @Test
  void the_shop_answers() {
    cases()
        .given(opened(), taken(OWNER))
        .when(answer(REPLY))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(answered(REPLY));
  }

  @Test
  void who_answers_what_nobody_looks_after_takes_it() {
    cases().given(opened()).when(answer(REPLY)).expectEvents(taken(OWNER), answered(REPLY));
  }

  @Test
  void an_answer_from_somebody_else_leaves_it_with_its_owner() {
    cases().given(opened(), taken(OTHER)).when(answer(REPLY)).expectEvents(answered(REPLY));
  }

  @Test
  void sent_again_it_is_not_answered_again() {
    cases()
        .given(opened(), taken(OWNER), answered(REPLY), closed())
        .when(answer(REPLY))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_closed_case_is_opened_again_first() {
    cases()
        .given(opened(), closed())
        .when(answer(REPLY))
        .expectResultMessagePayload(refused(Refusal.CASE_CLOSED))
        .expectNoEvents();
  }

  @Test
  void a_buyer_who_wrote_all_that_fits_can_still_be_answered() {
    cases().given(full()).when(answer(REPLY)).expectEvents(taken(OWNER), answered(REPLY));
  }

  @Test
  void there_is_an_end_of_answers() {
    cases()
        .given(answeredInFull())
        .when(answer(REPLY))
        .expectResultMessagePayload(refused(Refusal.CASE_FULL))
        .expectNoEvents();
  }

  @Test
  void the_last_answer_that_fits_is_taken() {
    Object[] almost = Arrays.copyOf(answeredInFull(), SupportCase.MAX_MESSAGES + 1);
    cases().given(almost).when(answer(REPLY)).expectEvents(answered(REPLY));
  }
}
