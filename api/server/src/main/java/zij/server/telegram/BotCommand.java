package zij.server.telegram;

import java.util.Locale;
import java.util.Optional;

/** The commands that the bot knows, in the order of its menu. */
enum BotCommand {
  START,
  ORDERS,
  SUPPORT,
  CANCEL,
  // Telegram's terms for bots that sell ask for this one, and for an easy way to the terms.
  PAYSUPPORT,
  LANGUAGE,
  TERMS,
  PRIVACY;

  /**
   * A command as somebody typed it.
   *
   * @param argument what stands behind it, such as the parameter of a link; may be empty
   */
  record Typed(BotCommand command, String argument) {}

  /** As the Bot API names it, without a slash. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of the text that describes it. */
  String descriptionKey() {
    return "bot.command." + word();
  }

  /** The command that a text is, with or without the bot's name; empty if it is none of ours. */
  static Optional<Typed> in(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    String word = parts[0].split("@", 2)[0];
    for (BotCommand command : values()) {
      if (word.equals("/" + command.word())) {
        return Optional.of(new Typed(command, parts.length > 1 ? parts[1] : ""));
      }
    }
    return Optional.empty();
  }
}
