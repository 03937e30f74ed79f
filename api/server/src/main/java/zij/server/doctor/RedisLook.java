package zij.server.doctor;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at Redis: whether it answers, and what it does when it is full. */
final class RedisLook implements Look {
  private static final String CHECK = "redis";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final @Nullable String url;

  RedisLook(@Nullable String url) {
    this.url = url;
  }

  @Override
  public List<Finding> look() {
    if (url == null || url.isBlank()) {
      return List.of(Finding.ok(CHECK, "embedded, it starts and stops with the server"));
    }
    RedisURI address = RedisURI.create(url);
    address.setTimeout(PATIENCE);
    RedisClient client = RedisClient.create(address);
    try (var connection = client.connect()) {
      RedisCommands<String, String> redis = connection.sync();
      String version = line(redis.info("server"), "redis_version:");
      return List.of(memory(redis, version));
    } catch (RedisException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      return List.of(
          Finding.wrong(
              CHECK,
              "at %s:%d (zij.redis.url) is not there: %s"
                  .formatted(address.getHost(), address.getPort(), reason.getMessage()),
              "Start it, or correct zij.redis.url; the shop sells without it, but slower."));
    } finally {
      client.shutdown(Duration.ZERO, PATIENCE);
    }
  }

  private static Finding memory(RedisCommands<String, String> redis, String version) {
    try {
      String policy = setting(redis, "maxmemory-policy");
      boolean hasLimit = !setting(redis, "maxmemory").equals("0");
      if (hasLimit && policy.startsWith("allkeys-")) {
        return Finding.ok(CHECK, "Redis " + version + ", full it drops by " + policy);
      }
      return Finding.wrong(
          CHECK,
          hasLimit
              ? "full, it would refuse to take more (maxmemory-policy " + policy + ")"
              : "nothing bounds its memory (maxmemory 0)",
          "Start it with --maxmemory 256mb --maxmemory-policy allkeys-lru: all in it can be made"
              + " again.");
    } catch (RedisCommandExecutionException e) {
      return Finding.ok(CHECK, "Redis " + version + "; its settings are not told to us");
    }
  }

  private static String setting(RedisCommands<String, String> redis, String name) {
    Map<String, String> found = redis.configGet(name);
    return found.getOrDefault(name, "");
  }

  private static String line(String info, String name) {
    return info.lines()
        .filter(it -> it.startsWith(name))
        .map(it -> it.substring(name.length()).strip())
        .findFirst()
        .orElse("?");
  }
}
