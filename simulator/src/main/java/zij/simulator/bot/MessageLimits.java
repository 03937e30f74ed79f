package zij.simulator.bot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Telegram's tolerance for messages (Bots FAQ, "My bot is hitting limits"): about 30 a second in
 * all and one a second in a chat, with a small burst. Thread-safe.
 */
final class MessageLimits {
  private static final double PER_SECOND = 30;
  private static final double BURST = 30;
  private static final double CHAT_PER_SECOND = 1;
  private static final double CHAT_BURST = 4;
  private static final int CHATS = 10_000;

  private final boolean on;
  private final LongSupplier nanos;
  private final Bucket all;
  private final Map<Long, Bucket> chats =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
          return size() > CHATS;
        }
      };

  /**
   * With all buckets full.
   *
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  MessageLimits(boolean on, LongSupplier nanos) {
    this.on = on;
    this.nanos = nanos;
    this.all = new Bucket(PER_SECOND, BURST, nanos.getAsLong());
  }

  /** Takes one message to that chat, or refuses it with 429. */
  synchronized void take(long chat) {
    if (!on) {
      return;
    }
    long now = nanos.getAsLong();
    Bucket one = chats.computeIfAbsent(chat, key -> new Bucket(CHAT_PER_SECOND, CHAT_BURST, now));
    double wait = Math.max(one.secondsUntilFree(now), all.secondsUntilFree(now));
    if (wait > 0) {
      throw BotApiError.tooMany((int) Math.ceil(wait));
    }
    one.take();
    all.take();
  }

  private static final class Bucket {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private long filledAt;

    Bucket(double perSecond, double burst, long now) {
      this.perSecond = perSecond;
      this.burst = burst;
      this.tokens = burst;
      this.filledAt = now;
    }

    double secondsUntilFree(long now) {
      tokens = Math.min(burst, tokens + (now - filledAt) * perSecond / 1e9);
      filledAt = now;
      return tokens >= 1 ? 0 : (1 - tokens) / perSecond;
    }

    void take() {
      tokens -= 1;
    }
  }
}
