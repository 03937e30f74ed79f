package zij.language.person;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What a person can ask about themselves. */
public sealed interface PersonCommand {
  TelegramUserId user();

  /**
   * Erases a person up to a generation of their keys, once.
   *
   * @param generation 0 or more
   */
  @LogicalName("person.erase")
  record Erase(TelegramUserId user, int generation, Instant at)
      implements PersonCommand, Command<Done> {
    public Erase {
      if (generation < 0) {
        throw new IllegalArgumentException("a generation is 0 or more, not " + generation);
      }
    }
  }
}
