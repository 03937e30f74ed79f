package zij.server.telegram;

import zij.language.Language;
import zij.language.TelegramUserId;
import zij.server.Messages;

/** What the bot tells who works in the shop, in the language of their chat. Thread-safe. */
public final class StaffNotices {
  private final ChosenLanguages languages;
  private final BotOutbox outbox;

  StaffNotices(ChosenLanguages languages, BotOutbox outbox) {
    this.languages = languages;
    this.outbox = outbox;
  }

  /** Tells somebody, soon; one that is lost on the way stands in the desk still. */
  public void tell(TelegramUserId person, String key, Object... arguments) {
    Language language = languages.of(person).orElse(Language.ENGLISH);
    outbox.sendSoon(BotMessage.plain(person.value(), Messages.text(language, key, arguments)));
  }
}
