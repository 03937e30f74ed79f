package zij.query.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Answers about the catalogue in Redis, ready to send, under the version of the catalogue that they
 * are of. A new version makes all older ones unreachable, so nothing has to be taken out, and what
 * Redis missed or brought back from an older day is never read. It answers fast or not at all:
 * after some failures it is left alone for a second. Thread-safe.
 */
public final class RedisCatalogue {
  /** Where a new version of the catalogue is told; the number is that of the answers' shape. */
  static final String CHANNEL = "zij:5:catalogue";

  private static final Logger LOG = LoggerFactory.getLogger(RedisCatalogue.class);
  private static final long KEPT_SECONDS = 600;

  private final RedisConnectionFactory connections;
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "redis",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(20)
              .minimumNumberOfCalls(5)
              .slowCallDurationThreshold(Duration.ofMillis(200))
              .waitDurationInOpenState(Duration.ofSeconds(1))
              .permittedNumberOfCallsInHalfOpenState(2)
              .build());
  private final Counter failures;

  public RedisCatalogue(RedisConnectionFactory connections, MeterRegistry meters) {
    this.connections = connections;
    failures = Counter.builder("zij.catalogue.failures").tag("step", "redis").register(meters);
  }

  /** For whoever watches it: open while Redis is left alone. */
  public CircuitBreaker breaker() {
    return breaker;
  }

  /** What is kept; empty if nothing is, if it is damaged, or if Redis does not answer. */
  Optional<ReadyAnswer> find(long version, CatalogueQuestion question) {
    return ask(
            redis -> {
              byte[] stored = redis.stringCommands().get(key(version, question));
              return stored == null ? Optional.<ReadyAnswer>empty() : ReadyAnswer.read(stored);
            })
        .flatMap(found -> found);
  }

  /** Keeps an answer for some minutes, if Redis answers. */
  void keep(long version, CatalogueQuestion question, ReadyAnswer answer) {
    var _ =
        ask(redis ->
            redis.stringCommands().setEx(key(version, question), KEPT_SECONDS, answer.stored()));
  }

  /** Tells all servers of a version, if Redis answers. */
  void announce(long version) {
    byte[] channel = CHANNEL.getBytes(UTF_8);
    var _ = ask(redis -> redis.publish(channel, Long.toString(version).getBytes(UTF_8)));
  }

  static byte[] key(long version, CatalogueQuestion question) {
    return (CHANNEL + ":" + version + ":" + question.name()).getBytes(UTF_8);
  }

  private <T> Optional<T> ask(Function<RedisConnection, T> question) {
    if (!breaker.tryAcquirePermission()) return Optional.empty();
    long begin = breaker.getCurrentTimestamp();
    try (RedisConnection redis = connections.getConnection()) {
      Optional<T> answer = Optional.ofNullable(question.apply(redis));
      breaker.onSuccess(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit());
      return answer;
    } catch (RuntimeException e) {
      breaker.onError(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit(), e);
      failures.increment();
      LOG.debug("Redis does not answer", e);
      return Optional.empty();
    }
  }
}
