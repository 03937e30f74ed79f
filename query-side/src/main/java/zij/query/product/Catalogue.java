package zij.query.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.language.Language;
import zij.language.product.ProductId;

/**
 * Answers shoppers who browse, with what is ready to send ({@link ProductPage}, {@link Product} as
 * JSON): from this server's memory, else from Redis, else from a replica of PostgreSQL, else from
 * the primary. Copies are kept under the catalogue's version; an answer is never older than the
 * newest version that this server has heard of, and it hears of one within {@link #MAX_SILENCE}
 * whatever fails, or trusts no copy. Thread-safe.
 */
public final class Catalogue {
  /** How long copies are trusted after PostgreSQL was last asked for the version. */
  static final Duration MAX_SILENCE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
  private static final long NEAR_BYTES = 16L << 20;
  private static final long UNKNOWN = -1;

  private record Key(long version, CatalogueQuestion question) {}

  private final DSLContext primary;
  private final DSLContext reads;
  private final RedisCatalogue redis;
  private final Cache<Key, ReadyAnswer> near =
      Caffeine.newBuilder()
          .maximumWeight(NEAR_BYTES)
          .weigher((Key _, ReadyAnswer answer) -> answer.size() + 200)
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();
  private final AtomicLong version = new AtomicLong(UNKNOWN);
  private final LongSupplier nanoTime;
  private volatile long confirmedNanos;
  private final Counter fromMemory;
  private final Counter fromRedis;
  private final Counter fromRows;

  /**
   * @param primary sees what was committed
   * @param reads may lag behind it
   */
  public Catalogue(
      DSLContext primary, DSLContext reads, RedisCatalogue redis, MeterRegistry meters) {
    this(primary, reads, redis, meters, System::nanoTime);
  }

  /** With a clock of one's own, as {@link System#nanoTime} is one. */
  Catalogue(
      DSLContext primary,
      DSLContext reads,
      RedisCatalogue redis,
      MeterRegistry meters,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.confirmedNanos = nanoTime.getAsLong();
    this.primary = primary;
    this.reads = reads;
    this.redis = redis;
    fromMemory = answers(meters, "memory");
    fromRedis = answers(meters, "redis");
    fromRows = answers(meters, "postgresql");
  }

  private static Counter answers(MeterRegistry meters, String step) {
    return Counter.builder("zij.catalogue.answers")
        .description("Which step answered those who browse")
        .tag("step", step)
        .register(meters);
  }

  /**
   * The answer; empty if there is no such product, or if no answer can have named the page's
   * cursor.
   */
  public Optional<ReadyAnswer> answer(CatalogueQuestion question) {
    long known = trusted();
    if (known == UNKNOWN || !question.isUsual()) return fromRows(question);
    Key key = new Key(known, question);
    @Nullable ReadyAnswer kept = near.getIfPresent(key);
    if (kept != null) {
      fromMemory.increment();
      return Optional.of(kept);
    }
    Optional<ReadyAnswer> found = redis.find(known, question);
    if (found.isEmpty()) return fromRows(question);
    fromRedis.increment();
    near.put(key, found.get());
    return found;
  }

  /** What one database answers at this moment, past all copies. */
  public static Optional<ReadyAnswer> answer(DSLContext connection, CatalogueQuestion question) {
    return ProductRows.find(connection, question).json().map(ReadyAnswer::of);
  }

  /** Those of these products that were ever published, in no particular order. */
  public static List<Product> products(
      DSLContext connection, List<ProductId> ids, Language language) {
    if (ids.isEmpty()) return List.of();
    return ProductRows.published(connection, ids, language);
  }

  private Optional<ReadyAnswer> fromRows(CatalogueQuestion question) {
    ProductRows.Found found =
        reads.connectionResult(
            connection -> ProductRows.find(DSL.using(connection, SQLDialect.POSTGRES), question));
    // A replica may lag behind what this server has shown already, or not have the product yet.
    if (found.version() < version.get() || found.json().isEmpty()) {
      found = ProductRows.find(primary, question);
    }
    fromRows.increment();
    learn(found.version());
    Optional<ReadyAnswer> answer = found.json().map(ReadyAnswer::of);
    if (answer.isPresent() && question.isUsual()) {
      near.put(new Key(found.version(), question), answer.get());
      redis.keep(found.version(), question, answer.get());
    }
    return answer;
  }

  private long trusted() {
    boolean isSilent = nanoTime.getAsLong() - confirmedNanos > MAX_SILENCE.toNanos();
    return isSilent ? UNKNOWN : version.get();
  }

  /** Asks the primary for the version. Called often, and whenever news may have been missed. */
  public void refresh() {
    long before = nanoTime.getAsLong();
    try {
      learn(ProductRows.version(primary));
      confirmedNanos = before;
    } catch (DataAccessException | org.springframework.dao.DataAccessException e) {
      LOG.debug("PostgreSQL does not answer", e);
    }
  }

  /** The catalogue has changed, or what shoppers are told of stocks, and that is committed. */
  public void changed() {
    refresh();
    redis.announce(version.get());
  }

  /** The catalogue has this version at least. */
  void learn(long heard) {
    var _ = version.accumulateAndGet(heard, Math::max);
  }
}
