package zij.command.reaction;

import java.time.Instant;
import zij.language.TelegramUserId;

/** What is kept of people outside the log, and what opens what is sealed in it. */
public interface PersonalData {
  /**
   * Destroys a person's keys up to a generation and deletes everything about them that is older
   * than the erasure. Returns when all of it is gone; doing it again changes nothing.
   *
   * @throws RuntimeException if that is not certain; the call can be repeated
   */
  void erase(TelegramUserId person, int generation, Instant at);
}
