package zij.server.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.server.ZijProperties;
import zij.server.problem.ProblemException;

/**
 * Counts what each may do within a minute: a bucket of so many tokens that fills up evenly. All
 * servers share the buckets in Redis; while it does not answer, each counts for itself, so that a
 * limit is never gone and nobody waits for Redis. Thread-safe.
 */
@Component
public class Rates {
  static final Duration WINDOW = Duration.ofMinutes(1);

  /**
   * What is left of a bucket.
   *
   * @param remaining tokens
   * @param full until it is full again
   * @param next how long until the next token, zero if one was taken
   */
  record Left(Limit limit, int quota, long remaining, Duration full, Duration next) {
    boolean isTaken() {
      return next.isZero();
    }
  }

  private final Map<Limit, BucketConfiguration> buckets = new EnumMap<>(Limit.class);
  private final SharedBuckets shared;
  private final OwnBuckets own;
  private final ZijProperties.Limits limits;
  private final MeterRegistry meters;

  Rates(SharedBuckets shared, ZijProperties properties, MeterRegistry meters) {
    this.shared = shared;
    this.own = new OwnBuckets();
    this.limits = properties.limits();
    this.meters = meters;
    for (Limit limit : Limit.values()) {
      int quota = limit.perMinute(limits);
      buckets.put(
          limit,
          BucketConfiguration.builder()
              .addLimit(band -> band.capacity(quota).refillGreedy(quota, WINDOW))
              .build());
    }
  }

  /**
   * Takes one.
   *
   * @param who is counted: a user or an address
   * @throws ProblemException 429 that says when there is another one
   */
  public void take(Limit limit, String who) {
    requireTaken(ask(limit, who));
  }

  void requireTaken(Left left) {
    if (left.isTaken()) return;
    meters.counter("zij.limits.refused", "limit", left.limit().code()).increment();
    throw ProblemException.later(
        HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", rounded(left.next()));
  }

  /** Takes one if there is one. */
  Left ask(Limit limit, String who) {
    BucketConfiguration bucket = Objects.requireNonNull(buckets.get(limit));
    String key = "zij:1:limit:" + limit.code() + ":" + who;
    ConsumptionProbe probe = shared.bucket(key, bucket).orElseGet(() -> own.bucket(key, bucket));
    boolean taken = probe.isConsumed();
    return new Left(
        limit,
        limit.perMinute(limits),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForReset()),
        taken ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
  }

  /** Whole seconds, and no less than it takes. */
  static Duration rounded(Duration time) {
    return Duration.ofSeconds(time.plusNanos(999_999_999).toSeconds());
  }
}
