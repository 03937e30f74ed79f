package zij.server.telegram;

import java.net.URI;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.server.Messages;

/** What the bot tells who works in the shop, in the language of their chat. Thread-safe. */
public final class StaffNotices {
  /**
   * A button under what is told, that opens the desk.
   *
   * @param key of its text
   * @param screen path of what it opens there
   */
  record DeskButton(String key, String screen) {}

  private final ChosenLanguages languages;
  private final BotOutbox outbox;
  private final URI publicUrl;

  StaffNotices(ChosenLanguages languages, BotOutbox outbox, URI publicUrl) {
    this.languages = languages;
    this.outbox = outbox;
    this.publicUrl = publicUrl;
  }

  /** Tells somebody, soon; one that is lost on the way stands in the desk still. */
  public void tell(TelegramUserId person, String key, Object... arguments) {
    outbox.sendSoon(message(person, language(person), key, arguments));
  }

  /** The same with a button. */
  void tell(TelegramUserId person, DeskButton button, String key, Object... arguments) {
    Language language = language(person);
    String url = publicUrl + "/desk" + button.screen();
    var opens = new BotMessage.Button.App(Messages.text(language, button.key()), url);
    outbox.sendSoon(message(person, language, key, arguments).with(opens));
  }

  private Language language(TelegramUserId person) {
    return languages.of(person).orElse(Language.ENGLISH);
  }

  private static BotMessage message(
      TelegramUserId person, Language language, String key, Object... arguments) {
    return BotMessage.plain(person.value(), Messages.text(language, key, arguments));
  }
}
