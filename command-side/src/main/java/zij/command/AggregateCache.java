package zij.command;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Aggregates in memory, the least useful of which make room for others. Thread-safe. */
public final class AggregateCache implements Cache {
  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> kept;

  /**
   * An empty cache.
   *
   * @param maxAggregates how many are kept at most, 0 or more
   */
  public AggregateCache(long maxAggregates) {
    kept = Caffeine.newBuilder().maximumSize(maxAggregates).build();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's signature
  public <K, V> @Nullable V get(K key) {
    return (V) kept.getIfPresent(key);
  }

  @Override
  public void put(Object key, Object value) {
    kept.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return kept.asMap().putIfAbsent(key, value) == null;
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
    return kept.asMap().containsKey(key);
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
}
