package zij.simulator.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message as the phone shows it.
 *
 * @param id the {@code message_id}
 * @param author who wrote it
 * @param date epoch seconds
 * @param entities Bot API {@code MessageEntity} list, or null
 * @param replyMarkup the inline keyboard under it, or null
 */
public record ChatMessage(
    long id,
    Author author,
    long date,
    String text,
    @Nullable JsonNode entities,
    @Nullable JsonNode replyMarkup) {

  /** Who wrote a message. */
  public enum Author {
    /** The person with the phone. */
    PERSON,
    /** The bot. */
    BOT,
    /** Telegram itself, about a payment or refund. */
    SERVICE
  }
}
