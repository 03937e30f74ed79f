package zij.server.telemetry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many within a minute for each key. It remembers a bounded number of keys; of those beyond, the
 * least used are forgotten and begin anew. Thread-safe.
 */
final class Allowance {
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_KEYS = 100_000;

  private final int perMinute;
  private final Cache<String, AtomicInteger> taken;

  Allowance(int perMinute, Ticker time) {
    this.perMinute = perMinute;
    this.taken =
        Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterWrite(WINDOW).ticker(time).build();
  }

  /** Takes one; false if there is none left in the minute that began with the key's first. */
  boolean take(String key) {
    return taken.get(key, _ -> new AtomicInteger()).incrementAndGet() <= perMinute;
  }
}
