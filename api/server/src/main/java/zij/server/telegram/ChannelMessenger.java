package zij.server.telegram;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Posts in channels of which the bot is an administrator. Thread-safe. */
@Component
public class ChannelMessenger {
  private final BotApi botApi;
  private final RepeatedCall repeated = new RepeatedCall("channel-post");

  ChannelMessenger(BotApi botApi) {
    this.botApi = botApi;
  }

  /**
   * Posts a plain text; repeated a bounded number of times while Telegram does not answer.
   *
   * @param channel {@code @name}, or the channel's number
   * @throws BotApiException if it was not posted, or Telegram did not say so in time
   */
  public void post(String channel, String text) {
    Map<String, ?> message =
        Map.of(
            "chat_id", channel, "text", text, "link_preview_options", Map.of("is_disabled", true));
    var _ = repeated.call(() -> botApi.call("sendMessage", message));
  }
}
