package zij.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;

/**
 * The buckets of this server alone. It remembers a bounded number; of those beyond, the least used
 * are forgotten and begin full. Thread-safe.
 */
final class OwnBuckets {
  static final int MAX = 100_000;

  private final Cache<String, LocalBucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MAX)
          .expireAfterAccess(Rates.WINDOW.plus(Duration.ofSeconds(1)))
          .build();

  ConsumptionProbe bucket(String key, BucketConfiguration configuration) {
    return buckets.get(key, _ -> full(configuration)).tryConsumeAndReturnRemaining(1);
  }

  private static LocalBucket full(BucketConfiguration configuration) {
    LocalBucketBuilder builder = Bucket.builder();
    for (var band : configuration.getBandwidths()) builder.addLimit(band);
    return builder.build();
  }
}
