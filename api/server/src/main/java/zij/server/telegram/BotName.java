package zij.server.telegram;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the bot is called on Telegram, for links to it. Asked once. Thread-safe. */
@Component
public class BotName {
  private final BotApi botApi;
  private volatile @Nullable String known;

  BotName(BotApi botApi) {
    this.botApi = botApi;
  }

  /**
   * Its name without an at sign (Bot API, getMe).
   *
   * @throws BotApiException if Telegram does not tell now
   */
  public String username() {
    String name = known;
    if (name == null) {
      name = botApi.call("getMe", Map.of()).path("username").asString();
      known = name;
    }
    return name;
  }
}
