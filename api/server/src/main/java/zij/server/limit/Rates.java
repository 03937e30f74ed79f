package zij.server.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.server.ZijProperties;
import zij.server.problem.ProblemException;

/**
 * Counts what each may do within a minute: a bucket of so many tokens that fills up evenly. All
 * servers share the buckets in Redis; while it does not answer, each counts for itself, so that a
 * limit is never gone and nobody waits for Redis. Who is refused hears it after a pause, so that
 * asking again at once costs the server little and leaves it to the others. Thread-safe.
 */
@Component
public class Rates {
  static final Duration WINDOW = Duration.ofMinutes(1);

  /**
   * Short beside what a refusal says to wait, long beside what a request costs; drawn, so that
   * those who are refused together do not come back together.
   */
  private static final int MIN_PAUSE_MS = 500;

  private static final int MAX_PAUSE_MS = 1_000;

  /** More than this are refused at once: each has a connection of the server. */
  static final int MOST_PAUSING = 500;

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
  private final Semaphore pauses = new Semaphore(MOST_PAUSING);

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
    pause();
    throw ProblemException.later(
        HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", rounded(left.next()));
  }

  private void pause() {
    if (!pauses.tryAcquire()) return;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(MIN_PAUSE_MS, MAX_PAUSE_MS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pauses.release();
    }
  }

  /** How many wait for their refusal. */
  int pausing() {
    return MOST_PAUSING - pauses.availablePermits();
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
