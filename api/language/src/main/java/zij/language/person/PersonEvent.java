package zij.language.person;

import java.time.Instant;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What can happen to a person as such. Names and shapes are stored for ever. */
public sealed interface PersonEvent {
  TelegramUserId user();

  /** Under which a person's events stand in the log. No id of anything else begins like this. */
  static String aggregateId(TelegramUserId user) {
    return "person:" + user;
  }

  /** When it was decided. */
  Instant at();

  /**
   * The person wants to be forgotten. From here on nothing that was sealed up to a generation is
   * readable; that their keys are destroyed follows from this event.
   *
   * @param generation the last generation of keys to destroy; 0 if the person never had one
   */
  @LogicalName("person.erased")
  record Erased(TelegramUserId user, int generation, Instant at) implements PersonEvent {}
}
