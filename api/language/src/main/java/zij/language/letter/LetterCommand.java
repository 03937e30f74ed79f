package zij.language.letter;

import java.time.Instant;
import zij.language.Command;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.difference.Note;

/** What can be asked of a dead letter. */
public sealed interface LetterCommand {
  LetterId letter();

  Instant at();

  /** A person gives it up, for good. Answers the decision that stands: the first one. */
  @LogicalName("letter.discard")
  record Discard(LetterId letter, Failure failure, Note reason, TelegramUserId by, Instant at)
      implements LetterCommand, Command<LetterEvent.Discarded> {}
}
