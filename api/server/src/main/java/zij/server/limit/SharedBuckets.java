package zij.server.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * The buckets of all servers, in Redis. It answers fast or not at all: after some failures it is
 * left alone for a second. Thread-safe.
 */
@Component
class SharedBuckets {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final LettuceConnectionFactory redis;
  private final ReentrantLock connecting = new ReentrantLock();
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "limits",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(20)
              .minimumNumberOfCalls(5)
              .slowCallDurationThreshold(PATIENCE)
              .waitDurationInOpenState(Duration.ofSeconds(1))
              .permittedNumberOfCallsInHalfOpenState(2)
              .build());
  private volatile @Nullable ProxyManager<String> buckets;
  private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

  SharedBuckets(LettuceConnectionFactory redis) {
    this.redis = redis;
  }

  /** Takes one from a bucket that is full at first; empty if Redis does not answer. */
  Optional<ConsumptionProbe> bucket(String key, BucketConfiguration configuration) {
    if (!breaker.tryAcquirePermission()) return Optional.empty();
    long begin = breaker.getCurrentTimestamp();
    try {
      ConsumptionProbe probe =
          connected().builder().build(key, () -> configuration).tryConsumeAndReturnRemaining(1);
      breaker.onSuccess(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit());
      return Optional.of(probe);
    } catch (RuntimeException e) {
      breaker.onError(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit(), e);
      LOG.debug("Redis counts nothing, this server does", e);
      return Optional.empty();
    }
  }

  /** Redis may not be there when the server starts; a connection that was there mends itself. */
  private ProxyManager<String> connected() {
    @Nullable ProxyManager<String> there = buckets;
    if (there != null) return there;
    if (!connecting.tryLock()) throw new IllegalStateException("another thread connects");
    try {
      there = buckets;
      if (there != null) return there;
      RedisClient client = (RedisClient) redis.getRequiredNativeClient();
      var opened = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
      connection = opened;
      ProxyManager<String> made =
          Bucket4jLettuce.casBasedBuilder(opened)
              .expirationAfterWrite(
                  ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                      Duration.ofSeconds(10)))
              .requestTimeout(PATIENCE)
              .build();
      buckets = made;
      return made;
    } finally {
      connecting.unlock();
    }
  }

  @PreDestroy
  void close() {
    var open = connection;
    if (open != null && open.isOpen()) open.close();
  }
}
