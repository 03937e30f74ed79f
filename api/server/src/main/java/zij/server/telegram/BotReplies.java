package zij.server.telegram;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zij.command.role.StaffRegister;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.server.Messages;
import zij.server.gift.GiftLinks;
import zij.server.support.Conversation;

/**
 * What the bot answers to commands that somebody types and to buttons that somebody presses, in the
 * language that they chose, or else that of their Telegram. Thread-safe.
 */
public final class BotReplies {
  /** Of a link to the chat that is about an order of one's own. */
  private static final String ORDER_PREFIX = "s_";

  private static final String LANGUAGE_DATA = "language:";

  private final URI publicUrl;
  private final LinkedProducts products;
  private final OwnPurchases purchases;
  private final ChosenLanguages languages;
  private final SupportTalk talk;
  private final StaffRegister staff;
  private final BotOutbox outbox;
  private final InstantSource clock;

  BotReplies(
      URI publicUrl,
      LinkedProducts products,
      OwnPurchases purchases,
      ChosenLanguages languages,
      SupportTalk talk,
      StaffRegister staff,
      BotOutbox outbox,
      InstantSource clock) {
    this.publicUrl = publicUrl;
    this.products = products;
    this.purchases = purchases;
    this.languages = languages;
    this.talk = talk;
    this.staff = staff;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Answers a message, soon. What belongs to a case of support is durable when this returns; of a
   * command that is none of ours people are told that it went nowhere.
   */
  void answer(Update.Text message) {
    Optional<BotCommand.Typed> typed = BotCommand.in(message.text());
    if (typed.isEmpty() && message.text().startsWith("/")) {
      tell(message.from(), message.languageCode(), "bot.command-unknown");
      return;
    }
    Language language = languages.of(message.from(), message.languageCode());
    Optional<BotMessage> reply =
        conversation(message, typed)
            .map(input -> talk.happens(message.id(), message.from(), language, input))
            .orElseGet(() -> typed.map(command -> reply(message.from(), language, command)));
    reply.ifPresent(outbox::sendSoon);
  }

  /** Says that only words can be passed on. */
  void answer(Update.Wordless message) {
    tell(message.from(), message.languageCode(), "bot.words-only");
  }

  private void tell(TelegramUserId person, String languageCode, String key) {
    Language language = languages.of(person, languageCode);
    outbox.sendSoon(says(person.value(), language, key));
  }

  /** What a message is in the conversation with the shop; empty if it is for the bot itself. */
  private Optional<Conversation.Input> conversation(
      Update.Text message, Optional<BotCommand.Typed> typed) {
    if (typed.isEmpty()) return Optional.of(new Conversation.Input.Said(message.text()));
    return switch (typed.get().command()) {
      case SUPPORT -> Optional.of(new Conversation.Input.Asked(null));
      case CANCEL -> Optional.of(new Conversation.Input.Cancelled());
      case START -> linkedOrder(message.from(), typed.get().argument());
      case ORDERS, PAYSUPPORT, LANGUAGE, TERMS, PRIVACY -> Optional.empty();
    };
  }

  private Optional<Conversation.Input> linkedOrder(TelegramUserId person, String parameter) {
    if (!parameter.startsWith(ORDER_PREFIX)) return Optional.empty();
    return talk.order(person, parameter.substring(ORDER_PREFIX.length()))
        .map(Conversation.Input.Asked::new);
  }

  private BotMessage reply(TelegramUserId person, Language language, BotCommand.Typed typed) {
    long chat = person.value(); // of a private chat, both have one number
    return switch (typed.command()) {
      case START -> start(chat, language, typed.argument());
      case SUPPORT, CANCEL -> throw new IllegalStateException("answered by the conversation");
      case ORDERS -> purchases.last(person, language);
      case PAYSUPPORT -> says(chat, language, "bot.paysupport");
      case LANGUAGE -> languages(chat, language);
      case TERMS ->
          says(chat, language, "bot.terms").with(app(language, "bot.open-terms", "terms"));
      case PRIVACY -> says(chat, language, "bot.privacy");
    };
  }

  private BotMessage start(long chat, Language language, String parameter) {
    BotMessage.Button shop = app(language, "bot.open-shop", "");
    if (isGift(parameter)) {
      String screen = "gift/" + parameter.substring(GiftLinks.PREFIX.length());
      return says(chat, language, "bot.gift").with(app(language, "bot.open-gift", screen));
    }
    if (!LinkedProducts.isLink(parameter)) {
      return withStaffApps(says(chat, language, "bot.start").with(shop), chat, language);
    }
    return products
        .find(parameter, language)
        .map(product ->
            new BotMessage(
                    chat,
                    "<b>"
                        + BotMessage.escape(product.title())
                        + "</b>\n"
                        + Messages.text(
                            language,
                            product.varied() ? "bot.price-from" : "bot.price",
                            product.price()),
                    List.of())
                .with(app(language, "bot.open-product", "product/" + product.id()))
                .with(shop))
        .orElseGet(() -> says(chat, language, "bot.product-gone").with(shop));
  }

  /** What such a link is worth, the shop says to whoever opens it there. */
  private static boolean isGift(String parameter) {
    return parameter.startsWith(GiftLinks.PREFIX)
        && GiftLinks.isToken(parameter.substring(GiftLinks.PREFIX.length()));
  }

  /** Who works in the shop finds there what they work with. */
  private BotMessage withStaffApps(BotMessage message, long person, Language language) {
    BotMessage more = message;
    for (StaffApp app : StaffApp.of(staff.roles(new TelegramUserId(person)))) {
      String text = Messages.text(language, "bot.open-" + app.path());
      more = more.with(new BotMessage.Button.App(text, publicUrl + "/" + app.path() + "/"));
    }
    return more;
  }

  private static BotMessage languages(long chat, Language language) {
    BotMessage message = says(chat, language, "bot.language");
    for (Language choice : Language.values()) {
      String name = Messages.text(choice, "language.name");
      message = message.with(new BotMessage.Button.Press(name, LANGUAGE_DATA + choice.tag()));
    }
    return message;
  }

  /**
   * Does what a button is for. The answer travels in the webhook's response, because the phone
   * waits for it (Bot API, answerCallbackQuery); to a button that is none of ours it is empty.
   */
  Map<String, ?> answer(Update.Press press) {
    String toast =
        press.data().startsWith(SupportTalk.ORDER_DATA)
            ? askAbout(press)
            : chosen(press)
                .map(language -> Messages.text(language, "bot.language-chosen"))
                .orElse("");
    return Map.of(
        "method", "answerCallbackQuery", "callback_query_id", press.query(), "text", toast);
  }

  /** A question about an order may follow; the message says what the phone only flashes. */
  private String askAbout(Update.Press press) {
    String id = press.data().substring(SupportTalk.ORDER_DATA.length());
    Language language = languages.of(press.from(), press.languageCode());
    Optional<OrderId> order = talk.order(press.from(), id);
    if (order.isEmpty()) return "";
    talk.happens(press.id(), press.from(), language, new Conversation.Input.Asked(order.get()))
        .ifPresent(outbox::sendSoon);
    return order.get().number();
  }

  private Optional<Language> chosen(Update.Press press) {
    if (!press.data().startsWith(LANGUAGE_DATA)) return Optional.empty();
    try {
      Language language = Language.ofTag(press.data().substring(LANGUAGE_DATA.length()));
      languages.choose(press.from(), language, clock.instant());
      return Optional.of(language);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of a language that the shop spoke once, or made up
    }
  }

  private static BotMessage says(long chat, Language language, String key) {
    return BotMessage.plain(chat, Messages.text(language, key));
  }

  private BotMessage.Button app(Language language, String key, String screen) {
    return new BotMessage.Button.App(Messages.text(language, key), shop(screen));
  }

  private String shop(String screen) {
    return publicUrl + "/shop/" + screen;
  }
}
