package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveTailTest {
  private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

  @Test
  void the_first_growth_is_told_at_once() {
    LiveTail tail = listened(Duration.ofHours(1));
    tail.grewTo(1);
    assertThat(told).containsExactly(1L);
  }

  @Test
  void what_grows_while_listeners_rest_is_told_once_and_afterwards() throws Exception {
    LiveTail tail = listened(Duration.ofMillis(300));
    for (long size = 1; size <= 50; size++) tail.grewTo(size);
    assertThat(told.take()).isEqualTo(1);
    assertThat(told.poll(20, TimeUnit.SECONDS)).as("all of it").isEqualTo(50);
    tail.grewTo(51);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(51);
    assertThat(told).isEmpty();
  }

  @Test
  void without_a_pause_every_growth_is_told() {
    LiveTail tail = listened(Duration.ZERO);
    for (long size = 1; size <= 3; size++) tail.grewTo(size);
    assertThat(told).containsExactly(1L, 2L, 3L);
  }

  private LiveTail listened(Duration pause) {
    LiveTail tail = new LiveTail(10, pause, Duration.ZERO);
    tail.prompt().listen(() -> told.add(tail.size()));
    return tail;
  }

  @Test
  void who_may_lag_sees_the_next_helping_only() throws Exception {
    LiveTail tail = new LiveTail(10, Duration.ZERO, Duration.ofHours(1));
    tail.grewTo(1);
    tail.grewTo(2);
    assertThat(tail.await(tail.unhurried()::told, 0, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(tail.await(tail.unhurried()::told, 1, 0, TimeUnit.SECONDS)).isFalse();
    assertThat(tail.await(1, 0, TimeUnit.SECONDS)).as("all the others").isTrue();
  }

  @Test
  void who_may_lag_is_told_of_the_rest_when_the_pause_is_over() throws Exception {
    LiveTail tail = new LiveTail(10, Duration.ZERO, Duration.ofMillis(300));
    for (long size = 1; size <= 50; size++) tail.grewTo(size);
    assertThat(tail.await(tail.unhurried()::told, 49, 20, TimeUnit.SECONDS)).isTrue();
  }
}
