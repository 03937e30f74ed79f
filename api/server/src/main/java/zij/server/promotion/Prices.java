package zij.server.promotion;

import static zij.language.Decision.refused;
import static zij.server.problem.ProblemException.answerOrProblem;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.language.Decision;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.promotion.PriceAsked;
import zij.language.promotion.PromotionCode;

/** What buyers hope to pay, made of what they send and what is on. Thread-safe. */
@Component
public class Prices {
  private final CodeGuesses guesses = new CodeGuesses(Ticker.systemTicker());
  private final AutomaticPromotions automatic;

  Prices(AutomaticPromotions automatic) {
    this.automatic = automatic;
  }

  /**
   * The price that somebody asks for.
   *
   * @param code as it was typed; null for none
   * @param atMost what they were shown; null if nothing
   * @throws zij.server.problem.ProblemException as for a code that nobody knows if it cannot be one
   */
  public PriceAsked asked(
      TelegramUserId person, @Nullable String code, @Nullable Stars atMost, Instant now) {
    if (code == null) return new PriceAsked(null, automatic.on(now), atMost);
    try {
      return new PriceAsked(new PromotionCode(code), List.of(), atMost);
    } catch (IllegalArgumentException e) {
      guesses.take(person);
      return answerOrProblem(refused(Refusal.CODE_UNKNOWN));
    }
  }

  /**
   * Asks something at this price; if it has a code that turns out to be none, that was a guess.
   *
   * @throws zij.server.problem.ProblemException 429 without asking if there were too many
   */
  public <T> T guarding(
      TelegramUserId person, PriceAsked price, Supplier<T> ask, Function<T, Decision<?>> decision) {
    if (price.code() == null) return ask.get();
    guesses.take(person);
    T answer = ask.get();
    boolean unknown =
        decision.apply(answer) instanceof Decision.Refused<?> no
            && no.refusal() == Refusal.CODE_UNKNOWN;
    if (!unknown) guesses.giveBack(person);
    return answer;
  }
}
