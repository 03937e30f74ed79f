package zij.command.reaction;

import zij.language.Language;
import zij.language.TelegramUserId;

/** The bot's voice. */
public interface Messenger {
  /**
   * Tells a person something in their language. Returns when it was sent, or when it never can be
   * because the person does not want to hear from the bot.
   *
   * @throws RuntimeException if it was not sent; the call can be repeated
   */
  void tell(TelegramUserId person, Language language, Notice notice);
}
