package zij.command;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates in memory, the least useful of which make room for others. An aggregate that was read
 * before another server committed something is not answered any more: it may have changed there,
 * and a refusal out of an old state would go unnoticed, since it stores nothing that could
 * conflict. Thread-safe.
 */
public final class AggregateCache implements Cache {
  private record Kept(long generation, Object aggregate) {}

  /** An aggregate that was not in a cache and is being read. */
  private record Reading(AggregateCache cache, Object key) {}

  /** One unit of work reads no more aggregates than this. */
  private static final int MAX_READING = 16;

  /**
   * Since which generation each is being read. Between a miss and the put that follows, Axon's
   * repository stays on one thread, but it may read others meanwhile. A miss that no put followed
   * makes room for later ones; until then its old generation only makes the cache forget early.
   */
  private static final ThreadLocal<Map<Reading, Long>> READING =
      ThreadLocal.withInitial(() ->
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Reading, Long> eldest) {
              return size() > MAX_READING;
            }
          });

  private final com.github.benmanes.caffeine.cache.Cache<Object, Kept> kept;
  private final LongSupplier generation;

  /**
   * An empty cache.
   *
   * @param maxAggregates how many are kept at most, 0 or more
   * @param generation changes whenever another process appended to the log
   */
  public AggregateCache(long maxAggregates, LongSupplier generation) {
    this.kept = Caffeine.newBuilder().maximumSize(maxAggregates).build();
    this.generation = generation;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's signature
  public <K, V> @Nullable V get(K key) {
    Kept found = kept.getIfPresent(key);
    long now = generation.getAsLong();
    if (found != null && found.generation() == now) return (V) found.aggregate();
    Reading reading = new Reading(this, key);
    READING.get().remove(reading);
    READING.get().put(reading, now); // the youngest now
    return null;
  }

  @Override
  public void put(Object key, Object value) {
    kept.put(key, new Kept(readSince(key), value));
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return kept.asMap().putIfAbsent(key, new Kept(readSince(key), value)) == null;
  }

  @Override
  public boolean remove(Object key) {
    return kept.asMap().remove(key) != null;
  }

  @Override
  public void removeAll() {
    kept.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    Kept found = kept.getIfPresent(key);
    return found != null && found.generation() == generation.getAsLong();
  }

  /** Nobody listens to this cache. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException("nobody listens to the aggregates' cache");
  }

  /** How many aggregates are in memory at this moment. */
  long size() {
    kept.cleanUp();
    return kept.estimatedSize();
  }

  /** The generation as of which this key's aggregate was read from the log. */
  private long readSince(Object key) {
    Long read = READING.get().remove(new Reading(this, key));
    if (READING.get().isEmpty()) READING.remove();
    if (read != null) return read;
    Kept before = kept.getIfPresent(key);
    return before != null ? before.generation() : generation.getAsLong();
  }
}
