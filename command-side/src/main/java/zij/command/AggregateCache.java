package zij.command;

import com.github.benmanes.caffeine.cache.Caffeine;
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

  /** An aggregate that was not in a cache and is being read, since this generation. */
  private record Reading(AggregateCache cache, Object key, long generation) {
    boolean is(AggregateCache other, Object otherKey) {
      return cache.equals(other) && key.equals(otherKey);
    }
  }

  /** Between a miss and the put that follows, Axon's repository stays on one thread. */
  private static final ThreadLocal<@Nullable Reading> READING = new ThreadLocal<>();

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
    READING.set(new Reading(this, key, now));
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
    Reading read = READING.get();
    READING.remove();
    if (read != null && read.is(this, key)) return read.generation();
    Kept before = kept.getIfPresent(key);
    return before != null ? before.generation() : generation.getAsLong();
  }
}
