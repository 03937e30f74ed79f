package zij.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {
  private final AtomicLong generation = new AtomicLong();
  private final AggregateCache cache = new AggregateCache(10, generation::get);

  @Test
  void what_is_put_is_there_until_it_is_removed() {
    cache.put("a", 1);
    cache.put("a", 2);
    assertThat(cache.<Object, Object>get("a")).isEqualTo(2);
    assertThat(cache.containsKey("a")).isTrue();
    assertThat(cache.remove("a")).isTrue();
    assertThat(cache.remove("a")).isFalse();
    assertThat(cache.<Object, Object>get("a")).isNull();
    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  void what_is_there_is_not_put_if_absent() {
    assertThat(cache.putIfAbsent("a", 1)).isTrue();
    assertThat(cache.putIfAbsent("a", 2)).isFalse();
    assertThat(cache.<Object, Object>get("a")).isEqualTo(1);
  }

  @Test
  void all_of_it_can_be_removed() {
    cache.put("a", 1);
    cache.removeAll();
    assertThat(cache.size()).isZero();
  }

  @Test
  void what_was_read_before_another_server_committed_is_not_answered() {
    cache.put("a", 1);
    generation.incrementAndGet();
    assertThat(cache.<Object, Object>get("a")).isNull();
    assertThat(cache.containsKey("a")).isFalse();
    cache.put("a", 2);
    assertThat(cache.<Object, Object>get("a")).isEqualTo(2);
  }

  @Test
  void what_was_read_while_another_server_committed_is_not_answered() {
    assertThat(cache.<Object, Object>get("a")).isNull(); // now it is read from the log ...
    generation.incrementAndGet(); // ... where another server appends in the meantime
    cache.put("a", 1);
    assertThat(cache.<Object, Object>get("a")).isNull();
  }

  @Test
  void one_of_several_that_are_read_together_is_as_old_as_its_own_reading() {
    assertThat(cache.<Object, Object>get("order")).isNull();
    generation.incrementAndGet();
    assertThat(cache.<Object, Object>get("credit")).isNull();
    cache.put("order", 1);
    cache.put("credit", 2);
    assertThat(cache.<Object, Object>get("order")).isNull();
    assertThat(cache.<Object, Object>get("credit")).isEqualTo(2);
  }

  @Test
  void misses_that_nothing_follows_are_forgotten() {
    for (int n = 0; n < 1_000; n++) assertThat(cache.<Object, Object>get(n)).isNull();
    generation.incrementAndGet();
    cache.put(0, 1);
    assertThat(cache.<Object, Object>get(0)).isEqualTo(1);
    cache.put(999, 1);
    assertThat(cache.<Object, Object>get(999)).isNull();
  }

  @Test
  void what_was_changed_since_it_was_here_is_as_old_as_it_was_here() {
    cache.put("a", 1);
    assertThat(cache.<Object, Object>get("a")).isEqualTo(1);
    generation.incrementAndGet();
    cache.put("a", 2);
    assertThat(cache.<Object, Object>get("a")).isNull();
  }

  @Test
  void it_keeps_no_more_than_its_limit() {
    for (int n = 0; n < 10; n++) cache.put(n, n);
    assertThat(cache.size()).isEqualTo(10);
    for (int n = 10; n < 1000; n++) cache.put(n, n);
    assertThat(cache.size()).isEqualTo(10);
  }
}
