package zij.server.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.language.letter.Failure;
import zij.language.letter.LetterEvent;
import zij.server.telegram.UpdateHandler;

/** What people do about letters: try them again, or give them up. Thread-safe. */
@Component
public class LetterDecisions {
  /**
   * What came of a try.
   *
   * @param cause why it waits as before; null if it went through
   */
  public record Tried(boolean done, @Nullable String cause) {
    static Tried of(Optional<String> cause) {
      return new Tried(cause.isEmpty(), cause.orElse(null));
    }
  }

  private final Letters letters;
  private final ReactionLetters reactions;
  private final UpdateHandler updates;
  private final HeldLetter holding;

  LetterDecisions(
      Letters letters, ReactionLetters reactions, UpdateHandler updates, HeldLetter holding) {
    this.letters = letters;
    this.reactions = reactions;
    this.updates = updates;
    this.holding = holding;
  }

  /**
   * Tries a waiting letter again. A reaction's letters of one sequence are tried in their order: it
   * goes through only when those ahead of it do, and those behind it follow.
   */
  public Tried replay(Letter letter) {
    return switch (letter.kind()) {
      case REACTION -> {
        reactions.replay(letter);
        yield Tried.of(reactions.stuckAt(letter));
      }
      case UPDATE ->
          holding.with(
              letter,
              held -> {
                Optional<String> raw = letters.content(letter.number());
                Optional<String> cause =
                    raw.flatMap(text -> updates.handleLater(text.getBytes(UTF_8)));
                if (cause.isEmpty()) {
                  held.sql("delete from server.dead_update where number = ?")
                      .param(letter.number())
                      .update();
                }
                return Tried.of(cause);
              });
    };
  }

  /** See {@link ReactionLetters#replay(String)}. */
  public Optional<Integer> replay(String reaction) {
    return reactions.replay(reaction);
  }

  /**
   * Gives up a waiting letter. First the decision is durable, then the letter is moved: whoever
   * finds it still waiting after a crash repeats the first decision and so completes it.
   *
   * @param decide makes the decision about what failed durable, and answers the one that stands
   * @return that decision's answer; empty if the letter does not wait any more
   */
  public <D> Optional<D> discard(
      Letter letter, Function<Failure, D> decide, Function<D, LetterEvent.Discarded> standing) {
    return holding.with(
        letter,
        held ->
            letters
                .failure(letter.number())
                .map(failure -> {
                  D decided = decide.apply(failure);
                  Letters.move(held, standing.apply(decided));
                  return decided;
                }));
  }
}
