package zij.language.letter;

import java.time.Instant;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.difference.Note;

/** What a person can decide about a dead letter. Names and shapes are stored for ever. */
public sealed interface LetterEvent {
  LetterId letter();

  /** When it was decided. */
  Instant at();

  /**
   * A person gave it up: what should have followed is not done. What it holds stays readable beside
   * the log.
   *
   * @param by who
   */
  @LogicalName("letter.discarded")
  record Discarded(LetterId letter, Failure failure, Note reason, TelegramUserId by, Instant at)
      implements LetterEvent {}
}
