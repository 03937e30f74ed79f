package zij.command.support;

import static zij.command.support.SupportStory.ID;
import static zij.command.support.SupportStory.MORE;
import static zij.command.support.SupportStory.NOW;
import static zij.command.support.SupportStory.OTHER;
import static zij.command.support.SupportStory.QUESTION;
import static zij.command.support.SupportStory.REPLY;
import static zij.command.support.SupportStory.answered;
import static zij.command.support.SupportStory.answeredInFull;
import static zij.command.support.SupportStory.cases;
import static zij.command.support.SupportStory.closed;
import static zij.command.support.SupportStory.full;
import static zij.command.support.SupportStory.opened;
import static zij.command.support.SupportStory.reopened;
import static zij.command.support.SupportStory.write;
import static zij.command.support.SupportStory.written;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.support.SupportCommand;

class WriteTest {
  @Test
  void the_buyer_writes_more() {
    cases()
        .given(opened(), answered(REPLY))
        .when(write(MORE))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(written(MORE));
  }

  @Test
  void told_again_it_is_not_written_again() {
    cases()
        .given(opened(), written(MORE), closed())
        .when(write(MORE))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void the_first_message_told_again_is_not_written_again() {
    cases()
        .given(opened())
        .when(write(QUESTION))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void somebody_elses_case_is_unknown() {
    cases()
        .given(opened())
        .when(new SupportCommand.Write(ID, OTHER, MORE, NOW))
        .expectResultMessagePayload(refused(Refusal.CASE_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void nothing_is_written_in_a_closed_case() {
    cases()
        .given(opened(), closed())
        .when(write(MORE))
        .expectResultMessagePayload(refused(Refusal.CASE_CLOSED))
        .expectNoEvents();
  }

  @Test
  void a_reopened_case_goes_on() {
    cases().given(opened(), closed(), reopened()).when(write(MORE)).expectEvents(written(MORE));
  }

  @Test
  void a_full_case_takes_nothing_more() {
    cases()
        .given(full())
        .when(write(MORE))
        .expectResultMessagePayload(refused(Refusal.CASE_FULL))
        .expectNoEvents();
  }

  @Test
  void many_answers_do_not_silence_the_buyer() {
    cases().given(answeredInFull()).when(write(MORE)).expectEvents(written(MORE));
  }

  @Test
  void the_last_message_that_fits_is_taken() {
    Object[] almost = Arrays.copyOf(full(), SupportCase.MAX_MESSAGES - 1);
    cases().given(almost).when(write(MORE)).expectEvents(written(MORE));
  }
}
