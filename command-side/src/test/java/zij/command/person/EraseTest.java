package zij.command.person;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.language.Decision.accepted;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import zij.command.CommandTargets;
import zij.language.Done;
import zij.language.TelegramUserId;
import zij.language.person.PersonCommand;
import zij.language.person.PersonEvent;

class EraseTest {
  private static final TelegramUserId PERSON = new TelegramUserId(7);
  private static final Instant FIRST = Instant.parse("2026-11-21T09:00:00Z");
  private static final Instant LATER = FIRST.plusSeconds(60);

  private static FixtureConfiguration<Person> people() {
    return new AggregateTestFixture<>(Person.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  @Test
  void a_person_is_erased() {
    people()
        .givenNoPriorActivity()
        .when(new PersonCommand.Erase(PERSON, 1, FIRST))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new PersonEvent.Erased(PERSON, 1, FIRST));
  }

  @Test
  void somebody_who_never_had_a_key_is_erased_too() {
    people()
        .givenNoPriorActivity()
        .when(new PersonCommand.Erase(PERSON, 0, FIRST))
        .expectEvents(new PersonEvent.Erased(PERSON, 0, FIRST));
  }

  @Test
  void asked_again_it_is_accepted_and_nothing_changes() {
    people()
        .given(new PersonEvent.Erased(PERSON, 1, FIRST))
        .when(new PersonCommand.Erase(PERSON, 1, LATER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void somebody_who_came_back_can_be_erased_again() {
    people()
        .given(new PersonEvent.Erased(PERSON, 1, FIRST))
        .when(new PersonCommand.Erase(PERSON, 2, LATER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new PersonEvent.Erased(PERSON, 2, LATER));
  }

  @Test
  void no_generation_is_negative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonCommand.Erase(PERSON, -1, FIRST));
  }
}
