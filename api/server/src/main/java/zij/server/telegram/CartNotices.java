package zij.server.telegram;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.server.Messages;

/** What the bot says of a cart that was left. Thread-safe. */
public final class CartNotices {
  /** More are not named. */
  private static final int NAMED = 5;

  private final ChosenLanguages languages;
  private final BotOutbox outbox;
  private final URI publicUrl;

  CartNotices(ChosenLanguages languages, BotOutbox outbox, URI publicUrl) {
    this.languages = languages;
    this.outbox = outbox;
    this.publicUrl = publicUrl;
  }

  /**
   * Returns when it was sent, or when it never can be.
   *
   * @param language unless the person chose another for the chat
   * @param titles of what is in the cart
   * @throws RuntimeException if Telegram does not answer
   */
  public void remind(TelegramUserId person, Language language, List<String> titles) {
    Language spoken = languages.of(person).orElse(language);
    String named =
        titles.stream()
            .limit(NAMED)
            .map(title -> "· " + BotMessage.escape(title))
            .collect(Collectors.joining("\n"));
    String all = titles.size() > NAMED ? named + "\n· …" : named;
    var open =
        new BotMessage.Button.App(
            Messages.text(spoken, "notice.cart-open"), publicUrl + "/shop/cart");
    String text = Messages.text(spoken, "notice.cart", all);
    outbox.send(new BotMessage(person.value(), text, List.of(open)));
  }
}
