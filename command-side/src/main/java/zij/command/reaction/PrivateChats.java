package zij.command.reaction;

import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ChatId;

/**
 * The private chats of the shop, of which its bot is an administrator. Every call can be repeated,
 * and throws a {@link RuntimeException} if it is not certain that what it asks for is so.
 */
public interface PrivateChats {
  /**
   * Makes a link into a chat. Who follows it asks to be let in and waits.
   *
   * @param order by which requests that come by the link are known
   */
  String invite(ChatId chat, OrderId order);

  /** Makes a link worth nothing; it may be so already. */
  void revoke(ChatId chat, String link);

  /** Lets a person in who asked to be; they may be in already, or ask no longer. */
  void admit(ChatId chat, TelegramUserId person);

  /** Takes a person out, who may come back by another link; they may be gone already. */
  void remove(ChatId chat, TelegramUserId person);
}
