package zij.server.telegram;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of all that the bot writes to people: no faster than Telegram allows (about 30 messages a
 * second, and what 429 says of one chat), repeated while Telegram does not answer. Whoever has
 * blocked the bot, or never spoke to it, is not written to, which is no error. Thread-safe.
 */
public final class BotOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(BotOutbox.class);

  /** So many replies wait at most; who asks after them is not answered and can ask again. */
  static final int MAX_WAITING = 200;

  /** And so many of them to one chat, to which Telegram lets about one a second. */
  static final int MAX_WAITING_PER_CHAT = 3;

  private static final int NOTICES_PER_SECOND = 15;

  /** More are sent within {@link #PATIENCE} than wait at most, so none of them is given up. */
  private static final int REPLIES_PER_SECOND = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BotApi botApi;
  private final MeterRegistry meters;
  private final RepeatedCall repeated = new RepeatedCall("send-message");
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final ConcurrentHashMap<Long, Integer> waitingOfChat = new ConcurrentHashMap<>();

  /** Notices of paid orders do not stand in line behind what a crowd types. */
  private final RateLimiter notices = pace("bot-notices", NOTICES_PER_SECOND);

  private final RateLimiter replies = pace("bot-replies", REPLIES_PER_SECOND);

  BotOutbox(BotApi botApi, MeterRegistry meters) {
    this.botApi = botApi;
    this.meters = meters;
    for (RateLimiter pace : List.of(notices, replies)) {
      Gauge.builder("zij.bot.headroom", pace, it -> it.getMetrics().getAvailablePermissions())
          .description("Messages that may go to Telegram at once; less than 0 while some wait")
          .tag("pace", pace.getName())
          .register(meters);
    }
    Gauge.builder("zij.bot.waiting", waiting, it -> MAX_WAITING - it.availablePermits())
        .description("Answers to people that wait to be sent")
        .register(meters);
  }

  private static RateLimiter pace(String name, int perSecond) {
    return RateLimiter.of(
        name,
        RateLimiterConfig.custom()
            .limitForPeriod(perSecond)
            .limitRefreshPeriod(Duration.ofSeconds(1))
            .timeoutDuration(PATIENCE)
            .build());
  }

  /**
   * Returns when the message was sent, or when it never can be.
   *
   * @throws RuntimeException if it was not sent; the call can be repeated
   */
  void send(BotMessage message) {
    send(message, notices);
  }

  private void send(BotMessage message, RateLimiter pace) {
    try {
      repeated.call(
          () -> pace.executeSupplier(() -> botApi.call("sendMessage", message.parameters())));
      count("sent");
    } catch (BotApiException e) {
      if (e.isTransient()) throw e;
      count("refused");
      LOG.info("A message to chat {} was not delivered: {}", message.chat(), e.getMessage());
    }
  }

  /**
   * Sends a message beside the caller. For answers to what somebody just typed: one that is lost,
   * because the server stops or Telegram is away for too long, can be asked for again.
   */
  void sendSoon(BotMessage message) {
    if (!reserve(message.chat())) {
      count("dropped");
      return;
    }
    Thread.ofVirtual()
        .name("bot-reply")
        .start(() -> {
          try {
            send(message, replies);
          } catch (RuntimeException e) {
            count("lost");
            LOG.warn("An answer to chat {} was not sent: {}", message.chat(), e.getMessage());
          } finally {
            release(message.chat());
          }
        });
  }

  private boolean reserve(long chat) {
    if (!waiting.tryAcquire()) return false;
    if (waitingOfChat.merge(chat, 1, Integer::sum) <= MAX_WAITING_PER_CHAT) return true;
    release(chat);
    return false;
  }

  private void release(long chat) {
    waitingOfChat.computeIfPresent(chat, (_, count) -> count == 1 ? null : count - 1);
    waiting.release();
  }

  private void count(String result) {
    meters.counter("zij.bot.messages", "result", result).increment();
  }
}
