package zij.query.product;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;

/**
 * The catalogue in Redis: per language a hash of cards and a hash of products, both as JSON ready
 * to send, and the order of those on sale. Disposable: what is here can be shown again from
 * PostgreSQL at any time, in any order, because an entry never gives way to one of an older log
 * position. Thread-safe.
 */
public final class RedisCatalogue {
  /** Raised whenever the form of what is kept changes, so that an older one is never read. */
  private static final String PREFIX = "zij:1:catalogue:";

  private static final byte[] FILLED = key("filled");
  private static final byte[] FILLING = key("filling");
  private static final byte[] ON_SALE = key("on-sale");
  private static final byte[] POSITIONS = key("positions");

  /**
   * KEYS: positions, on-sale, then per language cards and products. ARGV: id, position, listed
   * position, on sale, then per language card and product.
   */
  private static final byte[] SHOW =
      """
      local shown = redis.call('HGET', KEYS[1], ARGV[1])
      if shown and tonumber(shown) >= tonumber(ARGV[2]) then return 0 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      if ARGV[4] == '1' then redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
      else redis.call('ZREM', KEYS[2], ARGV[1]) end
      for i = 3, #KEYS do redis.call('HSET', KEYS[i], ARGV[1], ARGV[i + 2]) end
      return 1
      """
          .getBytes(StandardCharsets.UTF_8);

  /** KEYS: filling, filled. ARGV: the attempt, which is gone if Redis lost its memory since. */
  private static final byte[] MARK_FILLED =
      """
      if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
      redis.call('SET', KEYS[2], ARGV[1])
      return 1
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A page as it is sent. */
  record Cards(List<byte[]> cards, List<Long> listedPositions) {}

  private final RedisConnectionFactory connections;

  public RedisCatalogue(RedisConnectionFactory connections) {
    this.connections = connections;
  }

  /** Whether everything has been shown since Redis was last empty. */
  boolean isFilled() {
    try (RedisConnection redis = connections.getConnection()) {
      return Boolean.TRUE.equals(redis.keyCommands().exists(FILLED));
    }
  }

  /** Begins to show every product; what it answers is handed to {@link #markFilled}. */
  byte[] beginToFill() {
    byte[] attempt = bytes(UUID.randomUUID().toString());
    try (RedisConnection redis = connections.getConnection()) {
      var _ = redis.hashCommands().hSet(FILLING, attempt, new byte[] {'1'});
    }
    return attempt;
  }

  /**
   * Notes that every product has been shown, unless Redis lost its memory in the middle of it.
   *
   * @return whether it is full now
   */
  boolean markFilled(byte[] attempt) {
    try (RedisConnection redis = connections.getConnection()) {
      Long marked =
          redis
              .scriptingCommands()
              .eval(MARK_FILLED, ReturnType.INTEGER, 2, FILLING, FILLED, attempt);
      return marked != null && marked == 1;
    }
  }

  void show(CatalogueEntry entry) {
    List<byte[]> arguments = new ArrayList<>(List.of(POSITIONS, ON_SALE));
    for (Language language : Language.values()) {
      arguments.add(key("cards:" + language.tag()));
      arguments.add(key("products:" + language.tag()));
    }
    int keys = arguments.size();
    arguments.add(bytes(entry.id()));
    arguments.add(bytes(Long.toString(entry.position())));
    arguments.add(bytes(Long.toString(entry.listedPosition())));
    arguments.add(bytes(entry.onSale() ? "1" : "0"));
    for (Language language : Language.values()) {
      arguments.add(JSON.writeValueAsBytes(entry.card(language)));
      arguments.add(JSON.writeValueAsBytes(entry.product(language)));
    }
    try (RedisConnection redis = connections.getConnection()) {
      redis
          .scriptingCommands()
          .<Long>eval(SHOW, ReturnType.INTEGER, keys, arguments.toArray(byte[][]::new));
    }
  }

  /** The product as JSON; empty if it is not here, which says nothing about whether it exists. */
  Optional<byte[]> product(String id, Language language) {
    try (RedisConnection redis = connections.getConnection()) {
      return Optional.ofNullable(
          redis.hashCommands().hGet(key("products:" + language.tag()), bytes(id)));
    }
  }

  /**
   * Cards of products on sale.
   *
   * @param after listed position after which the page begins
   */
  Cards cards(Language language, long after, int limit) {
    try (RedisConnection redis = connections.getConnection()) {
      List<byte[]> ids = new ArrayList<>();
      List<Long> positions = new ArrayList<>();
      var found =
          redis
              .zSetCommands()
              .zRangeByScoreWithScores(
                  ON_SALE, (double) (after + 1), Double.POSITIVE_INFINITY, 0, limit);
      if (found == null || found.isEmpty()) return new Cards(List.of(), List.of());
      for (var tuple : found) {
        ids.add(tuple.getValue());
        positions.add(tuple.getScore().longValue());
      }
      List<byte[]> cards =
          redis.hashCommands().hMGet(key("cards:" + language.tag()), ids.toArray(byte[][]::new));
      return new Cards(cards == null ? List.of() : cards, positions);
    }
  }

  private static byte[] key(String name) {
    return bytes(PREFIX + name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
