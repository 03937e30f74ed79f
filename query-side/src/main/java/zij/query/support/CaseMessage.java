package zij.query.support;

import java.time.Instant;
import zij.language.support.Message;

/**
 * A message of a case, as the log has it.
 *
 * @param by Telegram id of who wrote it
 */
public record CaseMessage(Message message, Author author, long by, Instant at) {
  /** On whose side somebody writes. */
  public enum Author {
    BUYER,
    SHOP
  }
}
