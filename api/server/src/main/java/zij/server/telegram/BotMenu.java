package zij.server.telegram;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import zij.language.Language;
import zij.server.Messages;

/** Tells Telegram the bot's commands, for the menu that people see beside the text box. */
final class BotMenu {
  private static final Logger LOG = LoggerFactory.getLogger(BotMenu.class);

  private final BotApi botApi;
  private final RepeatedCall repeated = new RepeatedCall("set-my-commands");

  BotMenu(BotApi botApi) {
    this.botApi = botApi;
  }

  @EventListener(ApplicationReadyEvent.class)
  void register() {
    Thread.ofVirtual().name("register-commands").start(this::registerNow);
  }

  private void registerNow() {
    try {
      for (Language language : Language.values()) {
        // Telegram names a language by two letters, so one in another alphabet has no menu there
        if (!language.locale().getScript().isEmpty()) continue;
        repeated.call(() -> botApi.call("setMyCommands", commands(language)));
      }
    } catch (BotApiException e) {
      LOG.warn("Telegram does not take the bot's commands for its menu: {}", e.getMessage());
    }
  }

  /** English is for everybody whose language the shop does not speak. */
  private static Map<String, ?> commands(Language language) {
    List<Map<String, String>> commands =
        Stream.of(BotCommand.values())
            .map(command ->
                Map.of(
                    "command",
                    command.word(),
                    "description",
                    Messages.text(language, command.descriptionKey())))
            .toList();
    String code = language == Language.ENGLISH ? "" : language.tag();
    return Map.of("commands", commands, "language_code", code);
  }
}
