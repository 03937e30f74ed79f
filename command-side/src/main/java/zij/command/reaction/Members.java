package zij.command.reaction;

import zij.language.TelegramUserId;
import zij.language.product.ChatId;

/** Who may be in which chat. */
public interface Members {
  /**
   * Whether a person was let into a chat by any order and has a place there by none, as of a
   * position of the log or later. Who came in otherwise never has to leave.
   *
   * @throws RuntimeException if that cannot be told; the question can be repeated
   */
  boolean haveToLeave(TelegramUserId person, ChatId chat, long position);
}
