package zij.server.telegram;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.command.reaction.Messenger;
import zij.command.reaction.Notice;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.server.Messages;

/**
 * Tells people things through the bot, no faster than Telegram allows (about 30 messages a second).
 * Whoever has blocked the bot, or never spoke to it, is not told. Thread-safe.
 */
public final class BotMessenger implements Messenger {
  private static final Logger LOG = LoggerFactory.getLogger(BotMessenger.class);

  private final BotApi botApi;
  private final RepeatedCall repeated;
  private final RateLimiter pace =
      RateLimiter.of(
          "bot-messages",
          RateLimiterConfig.custom()
              .limitForPeriod(25)
              .limitRefreshPeriod(Duration.ofSeconds(1))
              .timeoutDuration(Duration.ofSeconds(30))
              .build());

  public BotMessenger(BotApi botApi) {
    this.botApi = botApi;
    this.repeated = new RepeatedCall("send-message");
  }

  @Override
  public void tell(TelegramUserId person, Language language, Notice notice) {
    Map<String, ?> message =
        Map.of("chat_id", person.value(), "text", text(language, notice), "parse_mode", "HTML");
    try {
      repeated.call(() -> pace.executeSupplier(() -> botApi.call("sendMessage", message)));
    } catch (BotApiException e) {
      if (e.isTransient()) throw e;
      LOG.info("A notice about order {} was not delivered: {}", notice.order(), e.getMessage());
    }
  }

  private static String text(Language language, Notice notice) {
    String number = notice.order().number();
    return switch (notice) {
      case Notice.GoodsDelivered n ->
          Messages.text(language, "notice.delivered", number)
              + "\n\n"
              + n.goods().stream()
                  .map(g -> "<b>" + escape(g.title()) + "</b>\n" + escape(g.good().content()))
                  .collect(Collectors.joining("\n\n"));
      case Notice.RefundFollows n ->
          Messages.text(language, "notice.refund-follows", number, n.amount().amount());
      case Notice.Refunded n ->
          Messages.text(language, "notice.refunded", number, n.amount().amount());
    };
  }

  /** Bot API, HTML style: these three and no others have to be escaped. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
