package zij.server.telegram;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
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
  static final int MAX_WAITING = 1_000;

  private final BotApi botApi;
  private final MeterRegistry meters;
  private final RepeatedCall repeated = new RepeatedCall("send-message");
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final RateLimiter pace =
      RateLimiter.of(
          "bot-messages",
          RateLimiterConfig.custom()
              .limitForPeriod(25)
              .limitRefreshPeriod(Duration.ofSeconds(1))
              .timeoutDuration(Duration.ofSeconds(30))
              .build());

  BotOutbox(BotApi botApi, MeterRegistry meters) {
    this.botApi = botApi;
    this.meters = meters;
  }

  /**
   * Returns when the message was sent, or when it never can be.
   *
   * @throws RuntimeException if it was not sent; the call can be repeated
   */
  void send(BotMessage message) {
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
    if (!waiting.tryAcquire()) {
      count("dropped");
      return;
    }
    Thread.ofVirtual()
        .name("bot-reply")
        .start(() -> {
          try {
            send(message);
          } catch (RuntimeException e) {
            count("lost");
            LOG.warn("An answer to chat {} was not sent: {}", message.chat(), e.getMessage());
          } finally {
            waiting.release();
          }
        });
  }

  private void count(String result) {
    meters.counter("zij.bot.messages", "result", result).increment();
  }
}
