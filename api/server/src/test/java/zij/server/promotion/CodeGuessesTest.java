package zij.server.promotion;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;
import zij.server.problem.ProblemException;

class CodeGuessesTest {
  private static final TelegramUserId ALI = new TelegramUserId(7);

  private final AtomicLong nanos = new AtomicLong();
  private final CodeGuesses guesses = new CodeGuesses(nanos::get);

  @Test
  void everybodyHasTenInTenMinutes() {
    takeAll();
    refused();
    nanos.addAndGet(CodeGuesses.WINDOW.toNanos() - 1);
    refused();
    nanos.addAndGet(1);
    takeAll();
    refused();
  }

  @Test
  void whatWasACodeIsNoGuess() {
    takeAll();
    guesses.giveBack(ALI);
    assertThatCode(() -> guesses.take(ALI)).doesNotThrowAnyException();
    refused();
  }

  @Test
  void othersHaveTheirOwn() {
    takeAll();
    assertThatCode(() -> guesses.take(new TelegramUserId(8))).doesNotThrowAnyException();
  }

  private void takeAll() {
    for (int i = 0; i < CodeGuesses.MAX_WRONG; i++) guesses.take(ALI);
  }

  private void refused() {
    assertThatThrownBy(() -> guesses.take(ALI)).isInstanceOf(ProblemException.class);
  }
}
