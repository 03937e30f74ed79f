package zij.server.telegram;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.command.reaction.Messenger;
import zij.command.reaction.Notice;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderId;
import zij.server.Messages;

/**
 * Tells people things through the bot, no faster than Telegram allows (about 30 messages a second).
 * Whoever has blocked the bot, or never spoke to it, is not told. Thread-safe.
 */
public final class BotMessenger implements Messenger {
  private static final Logger LOG = LoggerFactory.getLogger(BotMessenger.class);

  /** A message has at most 4,096 characters (Bot API, sendMessage); keys are left out before. */
  private static final int MAX_WITH_KEYS = 3_500;

  private final BotApi botApi;
  private final Function<OrderId, Map<String, List<String>>> keys;
  private final RepeatedCall repeated;
  private final RateLimiter pace =
      RateLimiter.of(
          "bot-messages",
          RateLimiterConfig.custom()
              .limitForPeriod(25)
              .limitRefreshPeriod(Duration.ofSeconds(1))
              .timeoutDuration(Duration.ofSeconds(30))
              .build());

  /**
   * @param keys those that an order was given, by product; they can be seen before it is delivered
   */
  public BotMessenger(BotApi botApi, Function<OrderId, Map<String, List<String>>> keys) {
    this.botApi = botApi;
    this.keys = keys;
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

  private String text(Language language, Notice notice) {
    String number = notice.order().number();
    return switch (notice) {
      case Notice.GoodsDelivered n ->
          Messages.text(language, "notice.delivered", number)
              + "\n\n"
              + goods(n.goods(), keys.apply(n.order()));
      case Notice.RefundFollows n ->
          Messages.text(language, "notice.refund-follows", number, n.amount().amount());
      case Notice.Refunded n ->
          Messages.text(language, "notice.refunded", number, n.amount().amount());
    };
  }

  /** With their keys, unless these are too many for a message: the order in the shop has them. */
  private static String goods(List<DeliveredGood> goods, Map<String, List<String>> keys) {
    String all = goods.stream().map(g -> good(g, keys)).collect(Collectors.joining("\n\n"));
    return keys.isEmpty() || all.length() <= MAX_WITH_KEYS ? all : goods(goods, Map.of());
  }

  private static String good(DeliveredGood good, Map<String, List<String>> keys) {
    String content = "<b>" + escape(good.title()) + "</b>\n" + escape(good.good().content());
    return keys.getOrDefault(good.product().value(), List.of()).stream()
        .map(key -> "\n<code>" + escape(key) + "</code>")
        .collect(Collectors.joining("", content, ""));
  }

  /** Bot API, HTML style: these three and no others have to be escaped. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
