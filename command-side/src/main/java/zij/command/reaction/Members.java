package zij.command.reaction;

import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ChatId;

/** Who may be in which chat. */
public interface Members {
  /**
   * Whether a person has a place in a chat by another order, as of a position of the log or later.
   *
   * @throws RuntimeException if that cannot be told; the question can be repeated
   */
  boolean haveAnother(TelegramUserId person, ChatId chat, OrderId order, long position);
}
