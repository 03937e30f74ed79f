package zij.server.telegram;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * How many updates wait at Telegram because we did not take them, as Telegram tells it (Bot API,
 * getWebhookInfo): {@code zij.webhook.backlog}; NaN while it does not. On a thread of its own,
 * because Telegram may be slow.
 */
@Component
class WebhookBacklog implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookBacklog.class);
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final BotApi botApi;
  private volatile double waiting = Double.NaN;
  private volatile boolean isRunning;
  private volatile @Nullable Thread thread;

  WebhookBacklog(BotApi botApi, MeterRegistry meters) {
    this.botApi = botApi;
    Gauge.builder("zij.webhook.backlog", () -> waiting)
        .description("Updates that wait at Telegram; NaN if it does not tell")
        .register(meters);
  }

  @Override
  public void start() {
    isRunning = true;
    thread = Thread.ofVirtual().name("webhook-backlog").start(this::goOn);
  }

  @Override
  public void stop() {
    isRunning = false;
    Thread running = thread;
    if (running != null) running.interrupt();
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  private void goOn() {
    try {
      while (isRunning) {
        look();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      // stopping
    }
  }

  private void look() {
    try {
      waiting = botApi.call("getWebhookInfo", Map.of()).path("pending_update_count").asDouble(0);
    } catch (RuntimeException e) { // whatever it is, the next look may tell
      waiting = Double.NaN;
      LOG.debug("Telegram does not tell what waits", e);
    }
  }
}
