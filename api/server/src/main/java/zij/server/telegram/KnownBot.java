package zij.server.telegram;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/**
 * Asks Telegram at the start, before anything is written, whether it knows the bot. A Telegram that
 * does not answer keeps no server from starting: it may come back, and the shop is open meanwhile.
 */
@Component("knownBot")
public final class KnownBot {
  private static final Logger LOG = LoggerFactory.getLogger(KnownBot.class);

  KnownBot(BotApi botApi, ZijProperties properties) {
    try {
      var _ = botApi.call("getMe", Map.of());
    } catch (BotApiException e) {
      if (isUnknown(e)) throw new StartFailure(unknown(properties, e), e);
      LOG.warn(
          "Telegram at {} (zij.telegram.api-url) does not answer now, so nobody can pay: {}",
          properties.telegram().apiUrl(),
          e.getMessage());
    }
  }

  /** Telegram answers 401 to a token that it does not know, and 404 to what is none. */
  public static boolean isUnknown(BotApiException e) {
    return e.errorCode() == 401 || e.errorCode() == 404;
  }

  /** The sentence for such an answer. */
  public static String unknown(ZijProperties properties, BotApiException e) {
    return "zij.telegram.bot-token is of no bot that Telegram at %s knows (%s); BotFather shows the"
        .concat(" right one (/mybots, API Token).")
        .formatted(properties.telegram().apiUrl(), e.getMessage());
  }
}
