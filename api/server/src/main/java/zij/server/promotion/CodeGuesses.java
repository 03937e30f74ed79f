package zij.server.promotion;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import zij.language.TelegramUserId;
import zij.server.problem.ProblemException;

/**
 * Keeps people from finding codes by trying. Everybody has a few guesses; one is taken before a
 * code is looked at and given back when it was a code, so that guessing at the same instant gains
 * nothing. Each server counts for itself. Thread-safe.
 */
final class CodeGuesses {
  /** Wrong codes that one person may try within {@link #WINDOW}. */
  static final int MAX_WRONG = 10;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /** More people at a time than that, and those who have been quiet longest start anew. */
  private static final int MAX_PEOPLE = 100_000;

  private final LoadingCache<TelegramUserId, AtomicInteger> taken;

  CodeGuesses(Ticker ticker) {
    this.taken =
        Caffeine.newBuilder()
            .maximumSize(MAX_PEOPLE)
            .expireAfterWrite(WINDOW)
            .ticker(ticker)
            .build(_ -> new AtomicInteger());
  }

  /**
   * Takes a guess.
   *
   * @throws ProblemException 429 if there is none left
   */
  void take(TelegramUserId person) {
    if (taken.get(person).incrementAndGet() <= MAX_WRONG) return;
    giveBack(person);
    throw ProblemException.later(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_CODES", WINDOW);
  }

  /** It was none. */
  void giveBack(TelegramUserId person) {
    taken.get(person).updateAndGet(guesses -> Math.max(0, guesses - 1));
  }
}
