package zij.command.letter;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.language.Decision.accepted;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.command.CommandTargets;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.letter.Failure;
import zij.language.letter.LetterCommand;
import zij.language.letter.LetterEvent;
import zij.language.letter.LetterId;

class DiscardTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final LetterId LETTER = new LetterId(42);
  private static final TelegramUserId OWNER = new TelegramUserId(7);
  private static final String SHA_256 = "9c".repeat(32);
  private static final Failure FAILURE = new Failure(Failure.WEBHOOK, null, null, SHA_256);
  private static final Note REASON = new Note("A test of ours.");
  private static final LetterEvent.Discarded DISCARDED =
      new LetterEvent.Discarded(LETTER, FAILURE, REASON, OWNER, NOW);

  private static FixtureConfiguration<Letter> letters() {
    return new AggregateTestFixture<>(Letter.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  @Test
  void a_letter_is_given_up_with_a_reason() {
    letters()
        .givenNoPriorActivity()
        .when(new LetterCommand.Discard(LETTER, FAILURE, REASON, OWNER, NOW))
        .expectResultMessagePayload(accepted(DISCARDED))
        .expectEvents(DISCARDED);
  }

  @Test
  void whoever_comes_second_is_told_the_first_decision() {
    Note other = new Note("Somebody else's reason.");
    TelegramUserId manager = new TelegramUserId(8);
    letters()
        .given(DISCARDED)
        .when(new LetterCommand.Discard(LETTER, FAILURE, other, manager, NOW.plusSeconds(5)))
        .expectResultMessagePayload(accepted(DISCARDED))
        .expectNoEvents();
  }

  @Test
  void letters_are_counted_from_1() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LetterId(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Delivery", "-x", "a b"})
  void a_failure_names_whose_work_it_was(String work) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Failure(work, null, null, SHA_256));
  }

  @Test
  void a_failure_knows_its_content_by_a_hash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Failure("delivery", null, null, "9C".repeat(32)));
  }
}
